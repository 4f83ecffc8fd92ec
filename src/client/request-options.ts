/** Checks the options of a call, before any request is sent. Errors are `TypeError`s that say what to do. */
import { apiKeyHeader } from "../../generated/constants.js";
import { rejectUnknown } from "./checks.js";
import type { RequestOptions, SharedOptions } from "./types.js";

const requestOptions = ["timeout", "totalTimeout", "maxRetries", "maxRetryAfter", "headers", "signal"];

/** Checks the options of a call and returns its headers with names in lower case. */
export function normalizeRequestOptions(options: RequestOptions, operationId: string): Record<string, string> {
  rejectUnknown(operationId, "option", options, requestOptions);
  return normalizeLimitsAndHeaders(options);
}

/** Checks the options that a client and a call share, and returns the headers with names in lower case. */
export function normalizeLimitsAndHeaders(options: SharedOptions): Record<string, string> {
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
