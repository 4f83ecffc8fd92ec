import type { paths } from "../../generated/openapi.js";
import { readList } from "../http/response.js";
import { createTransport } from "../http/transport.js";
import { checkOptions } from "./options.js";
import { createRaw } from "./raw.js";
import type { RawClient } from "./raw-types.js";
import type { ClientOptions, OperationId, RequestOptions, SocialAccount } from "./types.js";
import { checkCallOptions, fillPath } from "./validation.js";

/** A client of the Asters API. */
export interface AstersClient {
  /**
   * Lists every social account of a workspace, in one answer: there are no pages.
   *
   * @param workspaceId the id of the workspace: 24 hexadecimal digits in every sample
   * @throws {ApiError} or its class for the status, if the API says that the call failed
   * @throws {ConnectionError | TimeoutError} if no whole answer came
   * @throws {InvalidResponseError | RedirectError} if the answer was another than documented
   * @throws {TypeError} if an argument is wrong; no request is made
   * @see https://docs.asters.ai/api/endpoints/social-accounts
   */
  listSocialAccounts(workspaceId: string, options?: RequestOptions): Promise<SocialAccount[]>;

  /**
   * The openapi-fetch client over the same transport: key, time-outs, retries and the redirect guard are the same, but
   * an answer of any status is a result, and middleware applies. Decide by `response.ok`: a failed answer may have an
   * empty body, and then `error` is undefined.
   *
   * @see https://openapi-ts.dev/openapi-fetch/api
   */
  readonly raw: RawClient;
}

/**
 * Makes a client.
 *
 * @throws {TypeError} if an option is wrong
 */
export function createAstersClient(options: ClientOptions): AstersClient {
  const checked = checkOptions(options);
  const send = createTransport(checked);
  let raw: RawClient | undefined;

  async function list<T>(
    operation: OperationId,
    path: keyof paths,
    parameters: Record<string, unknown>,
    call?: RequestOptions,
  ): Promise<T[]> {
    const headers = call && checkCallOptions(call);
    const url = checked.baseUrl + fillPath(path, parameters);
    const reply = await send({ ...call, headers, method: "GET", url });
    return readList<T>(reply, operation, options.validator);
  }

  return {
    listSocialAccounts(workspaceId, options) {
      const parameters = { workspace_id: workspaceId };
      return list("listSocialAccounts", "/workspaces/{workspace_id}/socialAccounts", parameters, options);
    },
    // Made on first use: it touches the global Request, which costs more to load than all else.
    get raw() {
      raw ??= createRaw(send, checked.baseUrl);
      return raw;
    },
  };
}
