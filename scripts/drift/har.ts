/** What went over the wire, as an HTTP archive. @see http://www.softwareishard.com/blog/har-12-spec/ */

import { version } from "../../src/version.ts";

export interface Exchange {
  request: Request;
  response: Response;
  text: string;
}

/** As much of an HTTP archive as is read again. */
interface HAR {
  log: { version: string; creator: { name: string; version: string }; entries: HAREntry[] };
}

export interface HAREntry {
  request: { method: string; url: string; headers: HARHeader[] };
  response: { status: number; headers: HARHeader[]; content: { size: number; mimeType: string; text: string } };
}

export interface HARHeader {
  name: string;
  value: string;
}

export function toHAR(entries: HAREntry[]): HAR {
  return { log: { version: "1.2", creator: { name: "asters-client", version }, entries } };
}

export function toEntry({ request, response, text }: Exchange): HAREntry {
  const pairs = (headers: Headers) => [...headers].map(([name, value]) => ({ name, value }));
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
      bodySize: 0,
    },
    response: {
      ...common,
      status: response.status,
      statusText: response.statusText,
      headers: pairs(response.headers),
      content: { size, mimeType: response.headers.get("content-type") ?? "", text },
      redirectURL: "",
      bodySize: size,
    },
    cache: {},
    timings: { send: 0, wait: 0, receive: 0 },
  };
  return entry;
}
