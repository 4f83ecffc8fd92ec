import { createMethods, type OperationMethods } from "../../generated/operations.js";
import { createTransport } from "../http/transport.js";
import { createCall } from "./call.js";
import { normalizeOptions } from "./client-options.js";
import { createRaw } from "./raw.js";
import type { RawClient } from "./raw-types.js";
import type { ClientOptions, RequestOptions } from "./types.js";

/** A client for the Asters API, with one method per operation of the spec. */
export interface AstersClient extends OperationMethods<RequestOptions> {
  /**
   * The openapi-fetch client over the same transport: the API key, timeouts and retries apply, and redirects are
   * rejected, but a response of any status is a result, and middleware runs. Check `response.ok`, not `error`: it is
   * `""` or undefined if a failed response has no body.
   *
   * @see https://openapi-ts.dev/openapi-fetch/api
   */
  readonly raw: RawClient;
}

/**
 * Creates a client.
 *
 * @throws {TypeError} if an option is invalid
 * @example
 * const asters = createAstersClient({ apiKey: process.env.ASTERS_API_KEY });
 */
export function createAstersClient(options: ClientOptions): AstersClient {
  const normalized = normalizeOptions(options);
  const send = createTransport(normalized);
  const call = createCall(send, normalized.baseUrl, options.validator);
  let raw: RawClient | undefined;
  return {
    ...createMethods<RequestOptions>(call),
    // Created on first use: it touches the global Request, which takes longer to load than everything else.
    get raw() {
      raw ??= createRaw(send, normalized.baseUrl);
      return raw;
    },
  };
}
