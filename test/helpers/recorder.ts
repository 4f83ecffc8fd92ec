import type { FetchInit } from "../../dist/index.js";

type Fetch = (input: string | Request, init: FetchInit) => Promise<Response>;

export interface Exchange {
  request: Request;
  response: Response;
  text: string;
}

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
    /** What Prism found wrong with the last request or its answer. */
    violations(): { location: string[]; severity: string; code: string | number; message: string }[] {
      return JSON.parse(exchanges.at(-1)?.response.headers.get("sl-violations") ?? "[]");
    },
  };
}

/**
 * The exchanges as an HTTP archive.
 *
 * @see http://www.softwareishard.com/blog/har-12-spec/
 */
export function toHAR(exchanges: Exchange[]): object {
  return { log: { version: "1.2", creator: { name: "asters-client", version: "0" }, entries: exchanges.map(toEntry) } };
}

function toEntry({ request, response, text }: Exchange): object {
  const pairs = (headers: Headers) => [...headers].map(([name, value]) => ({ name, value }));
  return {
    startedDateTime: "2026-01-01T00:00:00.000Z",
    time: 0,
    request: {
      method: request.method,
      url: request.url,
      httpVersion: "HTTP/1.1",
      cookies: [],
      headers: pairs(request.headers),
      queryString: [],
      headersSize: -1,
      bodySize: 0,
    },
    response: {
      status: response.status,
      statusText: response.statusText,
      httpVersion: "HTTP/1.1",
      cookies: [],
      headers: pairs(response.headers),
      content: { size: text.length, mimeType: response.headers.get("content-type") ?? "", text },
      redirectURL: "",
      headersSize: -1,
      bodySize: text.length,
    },
    cache: {},
    timings: { send: 0, wait: 0, receive: 0 },
  };
}
