/** Keeps the key, and what could move a terminal's cursor, out of what an error holds and prints. */

/**
 * A JSON value without the key, in its strings and names, at any depth: as it is, as in a URL, and as in JSON.
 *
 * @param key empty if none was sent
 */
export function redact<T>(value: T, key: string): T;
export function redact(value: unknown, key: string): unknown {
  if (key === "") return value;
  if (typeof value === "string") {
    const forms = [key, encodeURIComponent(key), JSON.stringify(key).slice(1, -1)];
    return forms.reduce((text, form) => text.replaceAll(form, "[redacted]"), value);
  }
  if (Array.isArray(value)) return value.map((item) => redact(item, key));
  const isObject = typeof value === "object" && value !== null;
  return isObject ? Object.fromEntries(redact(Object.entries(value), key)) : value;
}

/**
 * A copy of what was thrown, with its name, message, stack, code and causes, and none of its other properties: those of
 * an error that a custom `fetch` throws may hold the request and with it the key.
 */
export function redactError(thrown: unknown, key: string, depth = 0): Error {
  const error: Error & { code?: unknown } = thrown instanceof Error ? thrown : new Error(String(thrown));
  const copy: typeof error = new Error(redact(error.message, key));
  for (const member of ["name", "stack", "code"] as const) {
    const value = error[member];
    if (typeof value === "string") copy[member] = redact(value, key);
  }
  const { cause } = error;
  if (cause !== undefined && depth < 8) copy.cause = redactError(cause, key, depth + 1);
  return copy;
}

/** At most so many characters of a text from outside, on one line, without control characters. */
export function excerpt(text: string, length = 200): string {
  const harmless = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
  return harmless.length > length ? `${harmless.slice(0, length).replace(/\p{Surrogate}$/u, "")}…` : harmless;
}
