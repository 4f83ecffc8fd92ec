import { pathToFileURL } from "node:url";
import { documentedResponses } from "../../generated/examples.js";
import { operations } from "../../generated/operations.js";
import { exampleArguments } from "../../scripts/docs/example-arguments.ts";
import { toRow } from "../../scripts/generate/rows.ts";
import { listOperations } from "../../scripts/openapi/operations.ts";
import { specPath } from "../../scripts/openapi/path.ts";
import { readSpec } from "../../scripts/openapi/spec.ts";
import type { AstersClient } from "../../src/index.ts";

/** A valid call of an operation, made from the examples in the spec. */
export interface ExampleCall {
  operationId: string;
  method: string;
  path: string;
  pathParameters: readonly string[];
  pathValues: string[];
  query: Record<string, unknown>;
  body: Record<string, unknown> | undefined;
  /** The arguments of the client's method, except for its options. */
  args: unknown[];
  /** The path of the request. */
  requestPath: string;
  /** With the question mark; empty if there is no query. */
  search: string;
}

/** The methods and `raw` without the types of individual operations: a loop over the table knows them at run time only. */
export interface UntypedClient {
  raw: Record<string, (path: string, init: object) => Promise<{ data?: unknown; error?: unknown; response: Response }>>;
  methods: Record<string, (...args: unknown[]) => Promise<unknown>>;
}

export function untyped(asters: AstersClient): UntypedClient {
  return { raw: asters.raw, methods: asters } as unknown as UntypedClient;
}

/** Sends a call through `raw`. */
export function callRaw({ raw }: UntypedClient, call: ExampleCall, headers: Record<string, string> = {}) {
  const path = Object.fromEntries(call.pathParameters.map((name, index) => [name, call.pathValues[index]]));
  const init = { params: { path, query: call.query }, headers, ...(call.body && { body: call.body }) };
  return (raw[call.method] as UntypedClient["raw"][string])(call.path, init);
}

/** Sends a call through the client's method. */
export function callMethod({ methods }: UntypedClient, call: ExampleCall, options: object = {}): Promise<unknown> {
  return (methods[call.operationId] as UntypedClient["methods"][string])(...call.args, options);
}

/** The path of an operation with other values for its parameters. */
export function fillTemplate(template: string, values: readonly string[]): string {
  const rest = [...values];
  return template.replace(/\{[^{}]+\}/g, () => rest.shift() as string);
}

async function readExampleCalls(): Promise<ExampleCall[]> {
  const spec = await readSpec(pathToFileURL(specPath));
  return listOperations(spec).map((operation) => {
    const row = toRow(spec, operation);
    const { operationId, method, path, pathParameters } = row;
    const { pathValues, query, body } = exampleArguments(spec, operation, row, true);
    const values = pathValues.map(String);
    const fields = row.query && row.body ? { query, body } : (body ?? query);
    const pairs = Object.entries(query).flatMap(([name, value]) => [value].flat().map((item) => [name, String(item)]));
    const search = pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : "";
    return {
      operationId,
      method,
      path,
      pathParameters,
      pathValues: values,
      query,
      body,
      args: row.query || row.body ? [...values, fields] : values,
      requestPath: fillTemplate(path, values.map(encodeURIComponent)),
      search,
    };
  });
}

/** A call of each operation, in the order of the spec. */
export const exampleCalls = await readExampleCalls();

export interface ExampleResponse {
  /** 418 stands for `default`, and the first status of a range for the range. */
  status: number;
  /** The entry in the spec: a status, a range or `default`. */
  key: string;
  /** Undefined if no body is documented. */
  example: string | undefined;
}

/** Every documented response of an operation, once per example. */
export function exampleResponses(operationId: string): ExampleResponse[] {
  const responses = Object.entries(documentedResponses[operationId] ?? {});
  return responses.flatMap(([key, { examples }]) => {
    const status = key === "default" ? 418 : Number(key.replace("XX", "00"));
    const names = examples.length > 0 ? examples : [undefined];
    return names.map((example) => ({ status, key, example }));
  });
}

/** The `Prefer` header by which a mock sends a response. */
export function prefer({ status, example }: { status: number; example?: string | undefined }): string {
  return example === undefined ? `code=${status}` : `code=${status}, example=${example}`;
}

// The table is what the mocks know: a spec that was edited without `npm run generate` has other operations.
if (exampleCalls.map(({ operationId }) => operationId).join() !== operations.map((row) => row.operationId).join()) {
  throw new Error("generated/ is out of date: run npm run generate");
}
