/** For tests of code that uses the client: a `fetch` that responds with the examples of the spec. */
import { defaultBaseUrl } from "../../generated/constants.js";
import type { examples } from "../../generated/examples.js";
import { type OperationId, operations } from "../../generated/operations.js";
import { abortReason, sleep } from "../http/abort.js";
import type { Fetch } from "../http/types.js";
import { exampleNames, findResponse, handleMockRequest } from "./handler.js";
import { isResponseStatus, type MockSelection } from "./headers.js";
import { documentedBasePath, findOperations, removeBasePath } from "./paths.js";

/** How {@link createFetchStub} responds. */
export interface StubbedResponse<Example extends string = string> {
  /**
   * HTTP status of the response, from 200 to 599.
   *
   * @default the lowest documented success
   */
  status?: number | undefined;
  /**
   * Name of the example to respond with, one of those of the status.
   *
   * @default the first
   */
  example?: Example | undefined;
  /**
   * Headers of the response besides its content type, such as `retry-after`.
   *
   * @default {}
   */
  headers?: Readonly<Record<string, string>> | undefined;
  /**
   * Milliseconds until the response.
   *
   * @default 0
   */
  delay?: number | undefined;
}

type Examples = typeof examples;

/** The names of an operation's examples, for any status. */
type ExampleName<Id extends OperationId> = {
  [Status in keyof Examples[Id]]: keyof Examples[Id][Status] & string;
}[keyof Examples[Id]];

/** Options of {@link createFetchStub}. A status or example applies to the operations that have it. */
export interface FetchStubOptions extends StubbedResponse {
  /**
   * Responses of individual operations. The options above do not apply to these.
   *
   * @default {}
   */
  operations?: { readonly [Id in OperationId]?: StubbedResponse<ExampleName<Id>> | undefined } | undefined;
  /**
   * The `baseUrl` of the client, if it has a path of its own.
   *
   * @default the root of any host, or the documented base path
   */
  baseUrl?: string | undefined;
}

/**
 * Creates a function to pass as `fetch` to `createAstersClient`. It sends no request, and responds as `asters mock`
 * does. A `Prefer` header of a request, such as `code=500` or `example=empty`, overrides the options.
 *
 * @throws {TypeError} if a status or example does not exist
 * @example
 * createFetchStub({ operations: { listWorkspaces: { example: "empty" }, listSocialAccounts: { status: 429 } } });
 */
export function createFetchStub(options: FetchStubOptions = {}): Fetch {
  const responses: Readonly<Record<string, StubbedResponse | undefined>> = options.operations ?? {};
  const operationIds = operations.map(({ operationId }) => operationId);
  checkSelection("createFetchStub", operationIds, options);
  for (const operationId in responses) {
    if (!operationIds.includes(operationId as OperationId)) {
      throw new TypeError(`createFetchStub: no operation ${operationId}. Known: ${operationIds.join(", ")}`);
    }
    checkSelection(`createFetchStub: ${operationId}`, [operationId], responses[operationId] ?? {});
  }
  const basePath = new URL(options.baseUrl ?? defaultBaseUrl).pathname.replace(/\/+$/, "");

  return async (url, { method, headers, body, signal }) => {
    const path = removeBasePath(new URL(url).pathname, basePath || documentedBasePath);
    const operationId = findOperations(path).find((operation) => operation.method === method)?.operationId ?? "";
    const response = responses[operationId] ?? { ...options, ...selectDocumented(operationId, options) };
    if (response.delay) await sleep(response.delay, signal);
    else if (signal.aborted) throw abortReason(signal);
    const mock = handleMockRequest({ method, path, headers, hasBody: body !== undefined }, response);
    const init = { status: mock.status, headers: { ...mock.headers, ...response.headers } };
    return new Response(method === "HEAD" || mock.body === "" ? null : mock.body, init);
  };
}

/** The part of a selection that an operation documents. */
function selectDocumented(operationId: string, { status, example }: MockSelection): MockSelection {
  if (status !== undefined && findResponse(operationId, status) === undefined)
    return { status: undefined, example: undefined };
  const hasExample = example !== undefined && exampleNames(operationId, status).includes(example);
  return { status, example: hasExample ? example : undefined };
}

/** Rejects a selection that no operation documents. */
function checkSelection(subject: string, operationIds: string[], { status, example }: MockSelection): void {
  if (status !== undefined && !isResponseStatus(status)) {
    throw new TypeError(`${subject}: status must be an integer from 200 to 599, not ${status}`);
  }
  if (status !== undefined && operationIds.every((operationId) => findResponse(operationId, status) === undefined)) {
    throw new TypeError(`${subject}: status ${status} is not documented`);
  }
  const names = [...new Set(operationIds.flatMap((operationId) => exampleNames(operationId, status)))];
  if (example !== undefined && !names.includes(example)) {
    const known = names.length > 0 ? `Known: ${names.join(", ")}` : "It has no examples";
    const response = status === undefined ? "the successful response" : `status ${status}`;
    throw new TypeError(`${subject}: ${response} has no example ${JSON.stringify(example)}. ${known}`);
  }
}
