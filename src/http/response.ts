/** Turns a reply into what was asked for, or into the error that says why not. */

import type { OperationId, ResponseValidator, ValidationIssue } from "../client/types.js";
import { type ApiError, errorClass, InvalidResponseError } from "./errors.js";
import { excerpt, redact } from "./redact.js";
import { askedToWait, type Reply, title } from "./transport.js";

/** As much of an unexpected body as an error holds, in bytes. */
const bodyLimit = 64 * 1024;

const strictUTF8 = /* @__PURE__ */ new TextDecoder("utf-8", { fatal: true });

const advice: Record<number, string> = {
  401: "the API key was not authorised, or none was found. Make one in the Asters app: Settings, workspace, API",
  402: "the API is not available on your current plan",
  403: "the request is not allowed",
  404: "the resource was not found. Check the id",
  429: "a rate limit is reached, or the server is overloaded. Try again later",
};

/** The `data` of the envelope, if it is a list. */
export function readList<T>(reply: Reply, operation: OperationId, validator: ResponseValidator | undefined): T[] {
  const { status, statusText } = reply.response;
  if (status < 200 || status > 299) throw failure(reply, advice[status] ?? statusText);
  const envelope = readJSON(reply) as { data?: unknown; error?: unknown } | null;
  if ((envelope?.error ?? null) !== null) throw failure(reply, "the answer says that the call has failed");
  const issues = Array.isArray(envelope?.data)
    ? (validator?.(operation, status, envelope) ?? [])
    : [{ path: "/data", message: "must be an array" }];
  if (issues.length > 0) throw invalid(reply, issues);
  return envelope?.data as T[];
}

/** The body as JSON, whatever content type it is sent under. */
export function readJSON(reply: Reply): unknown {
  let text: string;
  try {
    text = strictUTF8.decode(reply.bytes);
  } catch {
    throw invalid(reply, [{ path: "", message: "must be UTF-8" }]);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw invalid(reply, [{ path: "", message: text === "" ? "must be JSON, but is empty" : "must be JSON" }]);
  }
}

function failure(reply: Reply, why: string): ApiError {
  const { call, response } = reply;
  const wait = askedToWait(response);
  const held = read(reply);
  const text = excerpt(typeof held.body === "string" ? held.body : JSON.stringify(held.body));
  const detail = text === "" ? "" : `: ${text}`;
  // HTTP/2 has no status text.
  const meaning = why && `, ${why}`;
  return new (errorClass(response.status))(`${title(call)}: ${response.status}${meaning}${detail}`, {
    ...held,
    retryAfter: wait === undefined ? undefined : wait / 1000,
  });
}

function invalid(reply: Reply, found: readonly ValidationIssue[]): InvalidResponseError {
  const { call, response } = reply;
  const issues = redact(found, call.key);
  const [first] = issues;
  const where = first?.path ? `${excerpt(first.path)} ` : "the body ";
  const more = issues.length > 1 ? ` (+${issues.length - 1} more)` : "";
  const message = `${title(call)}: ${response.status}, but ${where}${first?.message}${more}`;
  return new InvalidResponseError(message, { ...read(reply), issues });
}

/** What an error holds of a reply, without the key. */
function read({ bytes, call: { key, attempts }, response }: Reply) {
  const raw = new TextDecoder().decode(bytes.slice(0, bodyLimit));
  let body: unknown = redact(raw, key);
  if (bytes.byteLength <= bodyLimit) {
    try {
      body = redact(JSON.parse(raw), key);
    } catch {
      // Not JSON: the text it is.
    }
  }
  return { body, status: response.status, headers: new Headers(redact([...response.headers], key)), attempts };
}
