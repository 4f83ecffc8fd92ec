/** Responds to requests as the spec says, with its examples. Shared by `createFetchStub` and `asters mock`. */
import { apiKeyHeader } from "../../generated/constants.js";
import { type DocumentedResponse, documentedResponses, examples } from "../../generated/examples.js";
import type { ClientOperation } from "../../generated/operations.js";
import { isAcceptable, type MockSelection, parsePrefer } from "./headers.js";
import { findOperations, hasInvalidParameter, removeBasePath } from "./paths.js";

export interface MockRequest {
  method: string;
  /** The path without query, below the root or the base path of the spec. */
  path: string;
  /** With names in lower case. */
  headers: Readonly<Record<string, unknown>>;
  hasBody: boolean;
}

export interface MockResponse {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** @param selection which response to send; the request's `Prefer` header overrides it */
export function handleMockRequest(request: MockRequest, selection: MockSelection = {}): MockResponse {
  const { method, headers } = request;
  const preferred = parsePrefer(headers["prefer"]);
  if (!preferred) return problem(422, "Prefer: code must be an integer from 200 to 599, and example must not be empty");
  const path = removeBasePath(request.path);
  const matches = findOperations(path);
  if (matches.length === 0) return problem(404, `the spec has no path ${path}`);
  const operation = matches.find((operation) => operation.method === method);
  if (!operation) return problem(405, `the spec has no ${method} ${path}`);
  const rejections = findRejections(operation, request, path);
  if (rejections) return reject(operation, rejections, headers["accept"]);
  const example = preferred.example ?? selection.example;
  return respond(operation, preferred.status === undefined ? { ...selection, example } : preferred, headers["accept"]);
}

/** The statuses that may reject the request, best first; undefined if it is valid. */
function findRejections(
  operation: ClientOperation,
  { headers, hasBody }: MockRequest,
  path: string,
): number[] | undefined {
  if (!String(headers[apiKeyHeader] ?? "").trim()) return [401];
  if (hasBody && !(operation.body && isJSON(headers["content-type"]))) return [415, 422, 400];
  const needsBody = Object.values(operation.body ?? {}).includes(true);
  return hasInvalidParameter(operation, path) || (needsBody && !hasBody) ? [422, 400] : undefined;
}

function reject(operation: ClientOperation, statuses: number[], accept: unknown): MockResponse {
  const { operationId } = operation;
  const documented = statuses.find((status) => /\d/.test(findResponse(operationId, status) ?? ""));
  const status = documented ?? (statuses[0] as number);
  if (findResponse(operationId, status) === undefined) return problem(status, "the request is invalid");
  return respond(operation, { status }, accept);
}

function respond(operation: ClientOperation, { status, example }: MockSelection, accept: unknown): MockResponse {
  const { operationId, method } = operation;
  const key = status === undefined ? defaultResponse(operationId) : findResponse(operationId, status);
  if (key === undefined) return problem(404, `${operationId} documents no status ${status}`);
  const code = status ?? toStatus(key);
  const { contentType = "", examples: names } = readResponse(operationId, key);
  if (method === "HEAD" || names.length === 0) return { status: code, headers: {}, body: "" };
  if (!isAcceptable(accept, contentType)) return problem(406, `${operationId} responds with ${contentType}`);
  const name = example ?? (names[0] as string);
  if (!names.includes(name)) return problem(404, `${operationId}: status ${code} has no example ${name}`);
  const value = bodies[operationId]?.[key]?.[name];
  const body = isJSON(contentType) ? JSON.stringify(value) : String(value);
  return { status: code, headers: { "content-type": contentType }, body };
}

function isJSON(contentType: unknown): boolean {
  return /\bjson\b/i.test(String(contentType));
}

const bodies: Record<string, Record<string, Record<string, unknown>>> = examples;

/** The names of the examples that an operation has for a status, or for the one it responds with by default. */
export function exampleNames(operationId: string, status?: number): readonly string[] {
  const key = status === undefined ? defaultResponse(operationId) : findResponse(operationId, status);
  return readResponse(operationId, key).examples;
}

function readResponse(operationId: string, key: string | undefined): DocumentedResponse {
  return documentedResponses[operationId]?.[String(key)] ?? { examples: [] };
}

/** The key of the response that documents a status: its own, its range, or `default`. */
export function findResponse(operationId: string, status: number): string | undefined {
  const responses = documentedResponses[operationId] ?? {};
  return [`${status}`, `${String(status)[0]}XX`, "default"].find((key) => Object.hasOwn(responses, key));
}

/** The lowest successful response, else the `default`, else the first. */
function defaultResponse(operationId: string): string {
  const keys = Object.keys(documentedResponses[operationId] ?? {});
  const success = keys.filter((key) => key.startsWith("2")).sort()[0];
  return success ?? keys.find((key) => key === "default") ?? (keys[0] as string);
}

/** The status to send for an entry such as `2XX` or `default`. */
function toStatus(key: string): number {
  return key === "default" ? 200 : Number(key.replace("XX", "00"));
}

/** @see https://www.rfc-editor.org/rfc/rfc9457 */
export function problem(status: number, detail: string): MockResponse {
  return { status, headers: { "content-type": "application/problem+json" }, body: JSON.stringify({ status, detail }) };
}
