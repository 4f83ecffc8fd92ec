/** For tests of code that uses the client: the document's examples, and a `fetch` that answers with them. */

import { abortReason, sleep } from "../http/abort.js";
import type { Fetch } from "../http/types.js";
import { respond } from "./handler.js";

/** Options of {@link createFetchStub}. */
export interface FetchStubOptions {
  /**
   * HTTP status of the answer.
   *
   * @default 200
   */
  status?: number | undefined;
  /**
   * Name of the example in the answer, one of those that the status has.
   *
   * @default the first
   */
  example?: string | undefined;
  /**
   * Headers of the answer besides its content type, such as `retry-after`.
   *
   * @default {}
   */
  headers?: Readonly<Record<string, string>> | undefined;
  /**
   * Milliseconds until the answer.
   *
   * @default 0
   */
  delay?: number | undefined;
}

/**
 * Makes a function to pass as `fetch` to `createAstersClient`: it makes no request, and answers as the mock does. A
 * `Prefer` header of a request, such as `code=500` or `example=empty`, goes before the options.
 */
export function createFetchStub(options: FetchStubOptions = {}): Fetch {
  return async (url, { method, headers, signal }) => {
    if (options.delay) await sleep(options.delay, signal);
    else if (signal.aborted) throw abortReason(signal);
    const { pathname } = new URL(url);
    const { status, body, ...answer } = respond({ method, path: pathname, headers }, options);
    return new Response(body === "" ? null : body, { status, headers: { ...answer.headers, ...options.headers } });
  };
}
