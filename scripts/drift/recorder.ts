import type { FetchInit } from "../../src/index.ts";
import type { Exchange } from "./har.ts";

type Fetch = (input: string | Request, init: FetchInit) => Promise<Response>;

/** A `fetch` that keeps what went over the wire. */
export function createRecorder(fetch: Fetch = (input, init) => globalThis.fetch(input, init)) {
  const exchanges: Exchange[] = [];
  return {
    exchanges,
    fetch: (async (input, init) => {
      const response = await fetch(input, init);
      exchanges.push({ request: new Request(input, init), response, text: await response.clone().text() });
      return response;
    }) satisfies Fetch,
  };
}
