/** Checks arguments before any request is made. Errors are `TypeError`s that say what to do. */
import { apiKeyHeader, defaultBaseUrl } from "../../generated/constants.js";
import type { RequestOptions } from "./types.js";

const loopback = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;

/** Whether a host, as a `URL` spells it, is this machine. */
export function isLoopback(hostname: string): boolean {
  return loopback.test(hostname);
}

/** The base URL without a trailing slash. */
export function normalizeBaseUrl(baseUrl: unknown): string {
  const { protocol, hostname, username, password, origin, pathname, href } = parseUrl(baseUrl);
  if (username || password || /[?#]/.test(href)) {
    throw new TypeError("baseUrl must not contain a user name, password, query or fragment");
  }
  if (protocol !== "https:" && !(protocol === "http:" && isLoopback(hostname))) {
    throw new TypeError(
      `baseUrl must be https, because the API key is sent there: ${origin}. Use http only on loopback`,
    );
  }
  return origin + pathname.replace(/\/+$/, "");
}

/** Without `URL.canParse`, which browsers before 2023 and the jsdom of Jest 29 lack. */
function parseUrl(url: unknown): URL {
  try {
    if (typeof url === "string") return new URL(url);
  } catch {}
  throw new TypeError(`baseUrl is not a URL. Example: ${defaultBaseUrl}`);
}

/** The value of a path parameter as exactly one path segment. */
export function encodePathSegment(name: string, value: unknown): string {
  const refuse = (why: string) => new TypeError(`${name} ${why}`);
  if (typeof value !== "string") throw refuse(`must be a string, not ${typeName(value)}`);
  if (value.trim() === "") throw refuse("is empty");
  if (value === "." || value === "..") throw refuse(`is "${value}", which would change the path`);
  if (value.length > 256) throw refuse(`has ${value.length} characters; the maximum is 256`);
  try {
    return encodeURIComponent(value);
  } catch {
    throw refuse("contains an unpaired surrogate");
  }
}

/** Fills the `{parameters}` of a path, or of a URL that ends in one, with encoded segments: none holds a `$`. */
export function fillPath(template: string, segments: Record<string, unknown>): string {
  let path = template;
  for (const name in segments) path = path.replace(`{${name}}`, segments[name] as string);
  return path;
}

/** Fills the `{parameters}` of a path, or of a URL that ends in one: with strings, and integers that a number can hold. */
export function serializePath(template: string, values: Record<string, unknown>): string {
  return template.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const value = values[name];
    return encodePathSegment(name, Number.isSafeInteger(value) ? String(value) : value);
  });
}

const callOptions = ["timeout", "totalTimeout", "maxRetries", "maxRetryAfter", "headers", "signal"];

/** Checks the options of a call and returns its headers with names in lower case. */
export function normalizeCallOptions(options: RequestOptions, operationId: string): Record<string, string> {
  refuseUnknown(operationId, "option", options, callOptions);
  return normalizeLimitsAndHeaders(options);
}

/** Checks what a client and a call have in common and returns the headers with names in lower case. */
export function normalizeLimitsAndHeaders(options: RequestOptions): Record<string, string> {
  const { maxRetries = 0, maxRetryAfter = 0, headers = {} } = options;
  for (const name of ["timeout", "totalTimeout"] as const) {
    const { [name]: value = 1 } = options;
    if (!(typeof value === "number" && value > 0))
      throw new TypeError(`${name} must be a positive number (milliseconds)`);
  }
  if (!Number.isInteger(maxRetries) || maxRetries < 0) throw new TypeError("maxRetries must be an integer, 0 or more");
  if (!(typeof maxRetryAfter === "number" && maxRetryAfter >= 0)) {
    throw new TypeError("maxRetryAfter must be a number, 0 or more (milliseconds)");
  }
  const normalized: Record<string, string> = {};
  for (const name in headers) normalized[name.toLowerCase()] = normalizeHeader(name, headers[name]);
  return normalized;
}

function normalizeHeader(name: string, value: unknown): string {
  if (name.toLowerCase() === apiKeyHeader) {
    throw new TypeError(`headers must not contain ${apiKeyHeader}: pass the key as apiKey`);
  }
  // The characters of a field name (RFC 9110, 5.6.2) and of a field value (5.5).
  const isAllowed = /^[!#$%&'*+.^_`|~\dA-Za-z-]+$/.test(name) && /^[\t\x20-\x7e\x80-\xff]*$/.test(value as string);
  if (typeof value !== "string" || !isAllowed) {
    throw new TypeError(`headers: ${JSON.stringify(name)} has a name or value that HTTP does not allow`);
  }
  return value;
}

/** Refuses members that are not known: a misspelled one would be ignored in silence. */
export function refuseUnknown(operationId: string, kind: string, given: object, known: readonly string[]): void {
  for (const name in given) {
    if (known.includes(name)) continue;
    throw new TypeError(`${operationId} has no ${kind} ${JSON.stringify(name)}. Known: ${known.join(", ")}`);
  }
}

export function typeName(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
