/** Answers requests as the document says, with its examples: what the stub and the command's mock have in common. */
import { type DocumentedResponse, documentedResponses, examples } from "../../generated/examples.js";
import { type OperationId, operations } from "../../generated/operations.js";

export interface MockRequest {
  method: string;
  /** Path without query; what comes before the path of an operation is taken for that of the base URL. */
  path: string;
  /** With names in lower case. */
  headers: Readonly<Record<string, unknown>>;
}

export interface MockResponse {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** What to answer with, unless the request's `Prefer` header says otherwise. */
export interface Preference {
  status?: number | undefined;
  example?: string | undefined;
}

/** The answer to a request: a missing key gets the 401, else what is preferred, else the first documented example. */
export function respond(request: MockRequest, preference: Preference = {}): MockResponse {
  const ofPath = operations.filter(({ path }) => matches(path, request.path));
  const operationId = ofPath.find(({ method }) => method === request.method)?.operationId;
  if (ofPath.length === 0) return problem(404, `the document has no path ${request.path}`);
  if (operationId === undefined) return problem(405, `the document has no ${request.method} ${request.path}`);
  if (!request.headers["x-api-key"]) return answer(operationId, { status: 401 });
  return answer(operationId, { ...preference, ...parsePrefer(String(request.headers["prefer"] ?? "")) });
}

function matches(template: string, path: string): boolean {
  const pattern = template.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{[^{}]+\}/g, "[^/]+");
  return new RegExp(`${pattern}$`).test(path);
}

/** `code` and `example` are Prism's preferences. @see https://www.rfc-editor.org/rfc/rfc7240 */
function parsePrefer(header: string): Preference {
  const code = /\bcode="?(\d{3})\b/.exec(header)?.[1];
  const example = /\bexample="?([\w-]+)/.exec(header)?.[1];
  return { ...(code && { status: Number(code) }), ...(example && { example }) };
}

function answer(operationId: OperationId, { status, example }: Preference): MockResponse {
  const responses = documentedResponses[operationId] as Record<string, DocumentedResponse>;
  const code = status ?? Number(Object.keys(responses)[0]);
  const names = responses[code]?.examples ?? [];
  if (names.length === 0) return { status: code, headers: {}, body: "" };
  const name = example ?? (names[0] as string);
  if (!names.includes(name)) return problem(404, `${code} has no example ${name}`);
  const bodies: Record<string, Record<string, Record<string, unknown>>> = examples;
  const body = JSON.stringify(bodies[operationId]?.[code]?.[name]);
  return { status: code, headers: { "content-type": "application/json" }, body };
}

/** @see https://www.rfc-editor.org/rfc/rfc9457 */
function problem(status: number, detail: string): MockResponse {
  return { status, headers: { "content-type": "application/problem+json" }, body: JSON.stringify({ status, detail }) };
}
