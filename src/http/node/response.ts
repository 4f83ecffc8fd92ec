/** A response as the client reads it: the global `Response` takes longer to load than a request takes. */
import type { IncomingMessage } from "node:http";
import type { FetchResponse } from "../types.js";
import { collectBody, decodeBody } from "./body.js";

export function toResponse(message: IncomingMessage, signal: AbortSignal): FetchResponse {
  const { statusCode = 0, statusMessage = "", headers } = message;
  // Read immediately, not on demand: an unread response would block its connection.
  const body = collectBody(message);
  body.catch(() => {});
  return {
    status: statusCode,
    statusText: statusMessage,
    type: "default",
    headers: {
      get: (name) => joinValues(headers, name.toLowerCase()),
      forEach: (callback) => forEachHeader(headers, callback),
    },
    body: { cancel: async () => void message.destroy() },
    async arrayBuffer() {
      try {
        return await decodeBody(await body, headers["content-encoding"]);
      } catch (error) {
        throw signal.aborted ? signal.reason : error;
      }
    },
  };
}

type Headers = IncomingMessage["headers"];

function joinValues(headers: Headers, name: string): string | null {
  return Object.hasOwn(headers, name) ? [headers[name]].flat().join(", ") : null;
}

/** As in a `Headers` object, each cookie is an entry of its own. */
function forEachHeader(headers: Headers, callback: (value: string, name: string) => void): void {
  for (const [name, values] of Object.entries(headers)) {
    for (const value of [values].flat()) callback(String(value), name);
  }
}
