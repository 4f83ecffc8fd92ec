import type { ClientOperation } from "../../generated/operations.js";
import { createApiError, createInvalidResponseError } from "../http/response.js";
import type { TransportResponse } from "../http/transport.js";
import type { ValidationIssue } from "../http/types.js";
import { typeName } from "./checks.js";
import type { ResponseValidator } from "./types.js";

/** What a method resolves with: the envelope's `data`, or the whole body if the table says so. */
export function readResult(
  operation: ClientOperation,
  reply: TransportResponse,
  body: unknown,
  validator: ResponseValidator | undefined,
): unknown {
  const { operationId, resolvesWith } = operation;
  if (resolvesWith === "none") return undefined;
  // openapi-fetch yields undefined for a 204 and for an empty body.
  if (body === undefined) throw createInvalidResponseError(reply, [{ path: "", message: "must not be empty" }]);
  if (reportsError(body)) throw createApiError(reply, "the response body reports an error");
  const value = resolvesWith === "body" ? body : (body as { data?: unknown } | null)?.data;
  const mismatch = findMismatch(operation, value);
  const issues = mismatch ? [mismatch] : (validator?.(operationId, reply.response.status, body) ?? []);
  if (issues.length > 0) throw createInvalidResponseError(reply, issues);
  return value;
}

/** Whether an envelope reports a failure, which may have status 200. */
export function reportsError(body: unknown): boolean {
  return ((body as { error?: unknown } | null | undefined)?.error ?? null) !== null;
}

/** The only check without a validator: code that loops over a result relies on it. */
function findMismatch({ resultKind, resolvesWith }: ClientOperation, value: unknown): ValidationIssue | undefined {
  const path = resolvesWith === "body" ? "" : "/data";
  if (resultKind === "object") return typeName(value) === "object" ? undefined : { path, message: "must be object" };
  if (resultKind === "unknown") return undefined;
  if (!Array.isArray(value)) return { path, message: "must be array" };
  const index = resultKind === "objects" ? value.findIndex((item) => typeName(item) !== "object") : -1;
  return index < 0 ? undefined : { path: `${path}/${index}`, message: "must be object" };
}
