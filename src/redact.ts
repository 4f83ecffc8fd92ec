/** Keeps the key, and what could move a terminal's cursor, out of what an error holds and prints. */

const struckOut = "[redacted]";

/** The text without the key, as it is and as it stands in a URL. */
export function redactText(text: string, key: string): string {
  if (key === "") return text;
  return text.replaceAll(key, struckOut).replaceAll(encodeURIComponent(key), struckOut);
}

/** The JSON value without the key, in strings and in names. */
export function redactJSON(value: unknown, key: string): unknown {
  if (typeof value === "string") return redactText(value, key);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => redactJSON(item, key));
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [redactText(name, key), redactJSON(item, key)]),
  );
}

export function redactHeaders(headers: Iterable<[string, string]>, key: string): Headers {
  return new Headers([...headers].map(([name, value]): [string, string] => [name, redactText(value, key)]));
}

/**
 * A copy of what was thrown, with its class's name, message, stack, code and causes, and none of its other
 * properties: those of an error that a custom `fetch` throws may hold the request and with it the key.
 */
export function redactError(thrown: unknown, key: string, depth = 0): Error {
  if (!(thrown instanceof Error)) return new Error(redactText(String(thrown), key));
  const { name, message, stack, cause } = thrown;
  const copy: Error & { code?: unknown } = new Error(redactText(message, key));
  copy.name = redactText(name, key);
  copy.stack = redactText(stack ?? "", key);
  if ("code" in thrown && typeof thrown.code === "string") copy.code = redactText(thrown.code, key);
  if (cause !== undefined && depth < 8) copy.cause = redactError(cause, key, depth + 1);
  return copy;
}

/** At most so many characters of a text from outside, on one line, without control characters. */
export function excerpt(text: string, length = 200): string {
  const harmless = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
  return harmless.length > length ? `${harmless.slice(0, length).replace(/\p{Surrogate}$/u, "")}…` : harmless;
}
