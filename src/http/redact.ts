/** Keeps the API key out of what errors hold and print, and makes text from servers safe to print. */
import type { FetchHeaders } from "./types.js";

/** Shorter keys are placeholders such as `any`, and would match inside ordinary words. */
const minKeyLengthToRedact = 8;

/**
 * Replaces the key in all strings of a JSON value: the key itself, URL-encoded, and JSON-encoded.
 *
 * @param key empty if none was sent
 */
export function redact<T>(value: T, key: string): T;
export function redact(value: unknown, key: string): unknown {
  if (key.length < minKeyLengthToRedact) return value;
  if (typeof value === "string") {
    const forms = [key, encodeURIComponent(key), JSON.stringify(key).slice(1, -1)];
    return forms.reduce((text, form) => text.replaceAll(form, "[redacted]"), value);
  }
  if (Array.isArray(value)) return value.map((item) => redact(item, key));
  const isObject = typeof value === "object" && value !== null;
  return isObject ? Object.fromEntries(redact(Object.entries(value), key)) : value;
}

/** Headers with the key redacted in their values. Headers whose name contains the key are dropped. */
export function redactHeaders(headers: FetchHeaders, key: string): Headers {
  const redacted = new Headers();
  headers.forEach((value, name) => {
    if (redact(name, key) === name) redacted.append(name, redact(value, key));
  });
  return redacted;
}

/** Anything with the members of an `Error`: `instanceof` does not recognize errors of another realm, as in Jest. */
export interface ErrorLike {
  name?: unknown;
  message: string;
  stack?: unknown;
  code?: unknown;
  /** Identifies an error to React and Next.js. */
  digest?: unknown;
  cause?: unknown;
  errors?: unknown;
}

export interface RedactedError extends Error {
  code?: string;
  digest?: string;
  errors?: RedactedError[];
}

export function isErrorLike(thrown: unknown): thrown is ErrorLike {
  return typeof thrown === "object" && thrown !== null && typeof (thrown as ErrorLike).message === "string";
}

/** The longest chain of causes that is copied: causes can be circular. */
const maxDepth = 8;

/**
 * A copy of an error with its name, message, stack, code, digest, causes and aggregated errors, and nothing else: other
 * properties that a custom `fetch` attaches may hold the request, and with it the key.
 */
export function redactError(thrown: unknown, key: string, depth = 0): RedactedError {
  const error: ErrorLike = isErrorLike(thrown) ? thrown : new Error(String(thrown));
  const message = toSingleLine(redact(error.message, key), 1000);
  const copy: RedactedError = new Error(message);
  for (const member of ["name", "code", "digest"] as const) {
    const value = error[member];
    if (typeof value === "string") copy[member] = toSingleLine(redact(value, key));
  }
  if (typeof error.stack === "string") {
    const stack = redact(error.stack, key).replace(redact(error.message, key), () => message);
    copy.stack = stack.split("\n", 50).map(sanitizeLine).join("\n");
  }
  const { cause, errors } = error;
  if (depth >= maxDepth) return copy;
  if (cause !== undefined) copy.cause = redactError(cause, key, depth + 1);
  if (Array.isArray(errors)) copy.errors = errors.slice(0, 10).map((each) => redactError(each, key, depth + 1));
  return copy;
}

/** A line of a stack, with its indentation. */
function sanitizeLine(line: string): string {
  return line.slice(0, 1200).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, " ");
}

/** Untrusted text, truncated to `maxLength`, on one line and without control characters. */
export function toSingleLine(text: string, maxLength = 200): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
  return line.length > maxLength ? `${line.slice(0, maxLength).replace(/\p{Surrogate}$/u, "")}…` : line;
}
