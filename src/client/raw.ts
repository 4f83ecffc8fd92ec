import createClient from "openapi-fetch";
import type { paths } from "../../generated/openapi.js";
import { readJSON } from "../http/response.js";
import type { Reply, Transport } from "../http/transport.js";
import type { RawClient } from "./raw-types.js";
import { fillPath } from "./validation.js";

/** The openapi-fetch client over the transport: results instead of exceptions for answers, middleware, every path. */
export function createRaw(send: Transport, baseUrl: string): RawClient {
  const signals = new WeakMap<Request, AbortSignal | null | undefined>();
  const replies = new WeakMap<Response, Reply>();

  const raw = createClient<paths>({
    baseUrl,
    pathSerializer: fillPath,
    Request: class extends Request {
      /** openapi-fetch asks it of what middleware returns, which is a Request of anyone's making. */
      static override [Symbol.hasInstance](value: unknown): boolean {
        return value instanceof Request;
      }

      constructor(input: RequestInfo | URL, init?: RequestInit) {
        super(input, init);
        // The Request's own signal follows this one only until it is collected as garbage (undici #3644, #4068).
        signals.set(this, init?.signal);
      }
    },
    async fetch(request) {
      if (!request.url.startsWith(`${baseUrl}/`)) {
        throw new TypeError("raw asks the configured baseUrl only, for the key goes along");
      }
      const { method, url, headers } = request;
      const reply = await send({
        method,
        url,
        headers: Object.fromEntries(headers),
        signal: signals.get(request) ?? request.signal,
      });
      const response = rebuild(reply);
      replies.set(response, reply);
      return response;
    },
  });
  raw.use({
    onRequest({ schemaPath, params }) {
      fillPath(schemaPath, params.path ?? {});
    },
    onResponse({ response, options }) {
      const reply = replies.get(response);
      if (reply && response.ok && response.body && options.parseAs === "json") readJSON(reply);
    },
  });
  return raw as RawClient;
}

/** The reply as a Response: its body was read within the deadline, and is there to be read again. */
function rebuild({ response, bytes }: Reply): Response {
  const headers = new Headers([...response.headers]);
  // They tell of the body as it was sent, before it was decompressed.
  headers.delete("content-encoding");
  headers.delete("content-length");
  const { status, statusText } = response;
  const hasNoBody = status === 204 || status === 205 || status === 304;
  return new Response(hasNoBody ? null : bytes, { status, statusText, headers });
}
