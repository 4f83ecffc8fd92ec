import { apiKeyHint, statusMeanings } from "../../generated/constants.js";
import { type ApiError, errorClassForStatus, InvalidResponseError } from "./errors.js";
import { redact, redactHeaders, toSingleLine } from "./redact.js";
import { isSuccessStatus } from "./status.js";
import { describeRequest, retryAfterMs, type TransportResponse } from "./transport.js";
import type { ValidationIssue } from "./types.js";

/** The longest unexpected body that an error holds whole, in bytes, and the most characters of a longer one. */
const maxBodyLength = 64 * 1024;

export function isSuccess({ response: { status } }: TransportResponse): boolean {
  return isSuccessStatus(status);
}

/** Created on first use: importing this module must work where there is no TextDecoder, as in jsdom. */
let strictUTF8: TextDecoder | undefined;

/** The body as text. */
export function decodeText(reply: TransportResponse): string {
  try {
    strictUTF8 ??= new TextDecoder("utf-8", { fatal: true });
    return strictUTF8.decode(reply.bytes);
  } catch {
    throw createInvalidResponseError(reply, [{ path: "", message: "must be UTF-8" }]);
  }
}

/** The body as JSON, whatever its content type says. */
export function parseJSON(reply: TransportResponse): unknown {
  const text = decodeText(reply);
  try {
    return JSON.parse(text);
  } catch {
    throw createInvalidResponseError(reply, [{ path: "", message: "must be JSON" }]);
  }
}

/** @param reason what went wrong, if the status does not say it */
export function createApiError(reply: TransportResponse, reason?: string): ApiError {
  const { context, response } = reply;
  const { status } = response;
  const wait = retryAfterMs(response);
  const details = toErrorDetails(reply);
  const text = toSingleLine(typeof details.body === "string" ? details.body : JSON.stringify(details.body));
  const meaning = reason ?? statusMeanings[status] ?? toSingleLine(redact(response.statusText, context.key));
  const message = [
    `${describeRequest(context)}: ${status}${meaning && ` ${meaning}`}`,
    ...(status === 401 ? [apiKeyHint] : []),
    ...(text ? [`Response: ${text}`] : []),
  ];
  return new (errorClassForStatus(status))(message.join(". "), {
    ...details,
    retryAfter: wait === undefined ? undefined : wait / 1000,
  });
}

export function createInvalidResponseError(
  reply: TransportResponse,
  found: readonly ValidationIssue[],
): InvalidResponseError {
  const { context, response } = reply;
  const issues = redact(found, context.key);
  const [first] = issues;
  const place = first?.path ? toSingleLine(first.path) : "the body";
  const more = issues.length > 1 ? ` (+${issues.length - 1} more)` : "";
  const message = `${describeRequest(context)}: ${response.status}, but ${place} ${toSingleLine(String(first?.message))}${more}`;
  return new InvalidResponseError(message, { ...toErrorDetails(reply), issues });
}

/** The part of a response that an error holds, without the key. */
function toErrorDetails({ bytes, context: { key, attempts }, response }: TransportResponse) {
  // Redacted before it is cut: cutting inside the key would leave its first characters.
  const text = new TextDecoder().decode(bytes);
  let body: unknown = redact(text, key).slice(0, maxBodyLength);
  if (bytes.byteLength <= maxBodyLength) {
    try {
      body = redact(JSON.parse(text), key);
    } catch {
      // Not JSON: the text itself.
    }
  }
  return { body, status: response.status, headers: redactHeaders(response.headers, key), attempts };
}
