// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit.
import type { operations as openapi } from "./openapi.js";

/** The `operationId` of an operation of the spec. */
export type OperationId = "listWorkspaces" | "listSocialAccounts" | "listLabels";

/** What the client needs to know about an operation. */
export interface ClientOperation {
  readonly operationId: OperationId;
  readonly method: "GET" | "PUT" | "POST" | "DELETE" | "OPTIONS" | "HEAD" | "PATCH";
  /** The path template below the base URL. */
  readonly path: string;
  /** The names of the path parameters, in the order of the path. */
  readonly pathParameters: readonly string[];
  /** Query parameter names, mapped to whether each is required. Absent if there are none. */
  readonly query?: Readonly<Record<string, boolean>>;
  /** Names of the JSON body's fields, mapped to whether each is required. Absent if the operation takes no body. */
  readonly body?: Readonly<Record<string, boolean>>;
  /** What a call resolves with: the `data` of the envelope, the whole body, or undefined. */
  readonly resolvesWith: "data" | "body" | "none";
  /** The shape of that value: `objects` is an array of objects; `unknown` may be anything. */
  readonly resultKind: "objects" | "array" | "object" | "unknown";
  /** True if the operation only reads; absent otherwise. @see https://www.rfc-editor.org/rfc/rfc9110#section-9.2.1 */
  readonly safe?: true;
}

export declare const operations: readonly ClientOperation[];

/** Creates the methods of a client; each passes its operation and arguments to `call`. */
export declare function createMethods<Options>(
  call: (operation: ClientOperation, args: readonly unknown[]) => Promise<unknown>,
): OperationMethods<Options>;

/** One method per operation, named after its `operationId`. `Options` is the type of a call's options. */
export interface OperationMethods<Options> {
  /**
   * List of all workspaces of the user
   *
   * Lists the workspaces that the owner of the API key is a member of. The response is not paginated. To get every workspace, take the union of the three lists by `_id`.
   *
   * @throws {ApiError} 400, 405, 406, 408, 409, 415, 422
   * @throws {UnauthorizedError} 401: Permission denied: the API key was not authorized, or none was found
   * @throws {PaymentRequiredError} 402: The API is not available on your current plan
   * @throws {ForbiddenError} 403: The request is not allowed
   * @throws {NotFoundError} 404: The resource was not found
   * @throws {RateLimitError} 429: A rate limit was reached, or the server is overloaded
   * @throws {ServerError} 500, 502, 503, 504
   * @throws {ApiError} any other status that is not successful, or a response that reports an error
   * @throws {ConnectionError | TimeoutError} no complete response arrived
   * @throws {InvalidResponseError | RedirectError} the response is not as documented
   * @throws {TypeError} an argument is invalid; no request is sent
   * @see https://docs.asters.ai/api/endpoints/workspaces Asters documentation of this operation
   */
  listWorkspaces(options?: Options): Promise<openapi["listWorkspaces"]["responses"][200]["content"]["application/json"]["data"]>;

  /**
   * List of all social accounts of a workspace
   *
   * Lists every social account connected to the workspace. The response is not paginated. Someone must reconnect an account with `expired: true` before Asters can use it again.
   *
   * @param workspaceId The id of the workspace (`_id`). Observed: 24 hexadecimal digits in every sample; the format is not documented.
   * @throws {ApiError} 400, 405, 406, 408, 409, 415, 422
   * @throws {UnauthorizedError} 401: Permission denied: the API key was not authorized, or none was found
   * @throws {PaymentRequiredError} 402: The API is not available on your current plan
   * @throws {ForbiddenError} 403: The request is not allowed
   * @throws {NotFoundError} 404: The resource was not found
   * @throws {RateLimitError} 429: A rate limit was reached, or the server is overloaded
   * @throws {ServerError} 500, 502, 503, 504
   * @throws {ApiError} any other status that is not successful, or a response that reports an error
   * @throws {ConnectionError | TimeoutError} no complete response arrived
   * @throws {InvalidResponseError | RedirectError} the response is not as documented
   * @throws {TypeError} an argument is invalid; no request is sent
   * @see https://docs.asters.ai/api/endpoints/social-accounts Asters documentation of this operation
   */
  listSocialAccounts(workspaceId: openapi["listSocialAccounts"]["parameters"]["path"]["workspace_id"], options?: Options): Promise<openapi["listSocialAccounts"]["responses"][200]["content"]["application/json"]["data"]>;

  /**
   * List of all labels of a workspace
   *
   * Lists every label of the workspace. The response is not paginated.
   *
   * @param workspaceId The id of the workspace (`_id`). Observed: 24 hexadecimal digits in every sample; the format is not documented.
   * @throws {ApiError} 400, 405, 406, 408, 409, 415, 422
   * @throws {UnauthorizedError} 401: Permission denied: the API key was not authorized, or none was found
   * @throws {PaymentRequiredError} 402: The API is not available on your current plan
   * @throws {ForbiddenError} 403: The request is not allowed
   * @throws {NotFoundError} 404: The resource was not found
   * @throws {RateLimitError} 429: A rate limit was reached, or the server is overloaded
   * @throws {ServerError} 500, 502, 503, 504
   * @throws {ApiError} any other status that is not successful, or a response that reports an error
   * @throws {ConnectionError | TimeoutError} no complete response arrived
   * @throws {InvalidResponseError | RedirectError} the response is not as documented
   * @throws {TypeError} an argument is invalid; no request is sent
   * @see https://docs.asters.ai/api/endpoints/labels Asters documentation of this operation
   */
  listLabels(workspaceId: openapi["listLabels"]["parameters"]["path"]["workspace_id"], options?: Options): Promise<openapi["listLabels"]["responses"][200]["content"]["application/json"]["data"]>;
}
