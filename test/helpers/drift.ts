import { type ObservedResponse, toObservedResponse } from "../../scripts/drift/compare/responses.ts";
import { toEntry } from "../../scripts/drift/record/har.ts";
import { type Operation, readOperations } from "../../scripts/drift/spec/operations.ts";
import { createSpec, type Node, readSpec } from "../../scripts/openapi/spec.ts";

/** The spec of drift's own tests, so that no addition to openapi/openapi.yaml breaks them. */
export const driftSpecURL = new URL("drift-spec.yaml", import.meta.url);
export const driftSpec = await readSpec(driftSpecURL);

export function operationOf(operationId: string, document: Node = driftSpec.document): Operation {
  const operation = readOperations(createSpec(document, "", "")).find((other) => other.operationId === operationId);
  if (!operation) throw new Error(`${operationId} is not in the spec`);
  return operation;
}

/** The value of an example of the spec. */
export function exampleOf(name: string): Node {
  return structuredClone(driftSpec.document.components.examples[name].value);
}

interface Recorded {
  operationId?: string;
  status?: number;
  headers?: Record<string, string>;
  /** JSON, unless it is a string. */
  body?: unknown;
}

/** A response as `npm run drift` records it. */
export function recordedResponse(
  { operationId = "listAccounts", status = 200, headers, body = "" }: Recorded,
  document: Node = driftSpec.document,
): ObservedResponse {
  const operation = operationOf(operationId, document);
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const contentType = text === "" ? {} : { "content-type": "application/json; charset=utf-8" };
  const response = new Response(text === "" ? null : text, { status, headers: { ...contentType, ...headers } });
  const request = new Request(`http://127.0.0.1${operation.path}`, { method: operation.method });
  return toObservedResponse(document, { operation, entry: toEntry({ request, requestText: "", response, text }) });
}
