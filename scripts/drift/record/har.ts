/** Records what goes over the wire as an HTTP archive. @see http://www.softwareishard.com/blog/har-12-spec/ */

import { version } from "../../../generated/constants.js";
import type { FetchInit } from "../../../src/index.ts";

export interface Exchange {
  request: Request;
  /** Empty if there was none. */
  requestText: string;
  response: Response;
  text: string;
}

/** The part of an HTTP archive that is read again. */
interface HAR {
  log: { version: string; creator: { name: string; version: string }; entries: HAREntry[] };
}

export interface HAREntry {
  request: { method: string; url: string; headers: HARHeader[]; postData?: HARPostData };
  response: { status: number; headers: HARHeader[]; content: { size: number; mimeType: string; text: string } };
}

export interface HARHeader {
  name: string;
  value: string;
}

interface HARPostData {
  mimeType: string;
  params: [];
  text: string;
}

type Fetch = (input: string | Request, init: FetchInit) => Promise<Response>;

/** A `fetch` that keeps every exchange. */
export function createRecorder(fetch: Fetch = (input, init) => globalThis.fetch(input, init)) {
  const exchanges: Exchange[] = [];
  return {
    exchanges,
    fetch: (async (input, init) => {
      const request = new Request(typeof input === "string" ? input : input.clone(), init);
      const requestText = await request.clone().text();
      const response = await fetch(input, init);
      exchanges.push({ request, requestText, response, text: await response.clone().text() });
      return response;
    }) satisfies Fetch,
  };
}

export function toHAR(entries: HAREntry[]): HAR {
  return { log: { version: "1.2", creator: { name: "asters-client", version }, entries } };
}

export function toEntry({ request, requestText, response, text }: Exchange): HAREntry {
  const pairs = (headers: Headers) => [...headers].map(([name, value]) => ({ name, value }));
  const mimeType = (headers: Headers) => headers.get("content-type") ?? "";
  const size = Buffer.byteLength(text);
  const common = { httpVersion: "HTTP/1.1", cookies: [], headersSize: -1 };
  const entry = {
    startedDateTime: new Date().toISOString(),
    time: 0,
    request: {
      ...common,
      method: request.method,
      url: request.url,
      headers: pairs(request.headers),
      queryString: [],
      bodySize: Buffer.byteLength(requestText),
      ...(requestText !== "" && {
        postData: { mimeType: mimeType(request.headers), params: [] as [], text: requestText },
      }),
    },
    response: {
      ...common,
      status: response.status,
      statusText: response.statusText,
      headers: pairs(response.headers),
      content: { size, mimeType: mimeType(response.headers), text },
      redirectURL: "",
      bodySize: size,
    },
    cache: {},
    timings: { send: 0, wait: 0, receive: 0 },
  };
  return entry;
}
