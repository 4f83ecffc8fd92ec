/** Sends a request over node:http and resolves as soon as the head of the response has arrived. */
import type { Agent, ClientRequest, IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { isIdempotent } from "../retry.js";
import type { FetchInit, FetchResponse } from "../types.js";
import { getBuiltinModule } from "./builtin.js";
import { bareHost } from "./proxy.js";
import { toResponse } from "./response.js";
import type { TunnelOptions } from "./tunnel.js";

/** Resends an idempotent request once, on a new connection, if the server had closed the idle connection it was sent on. */
export async function send(url: URL, init: FetchInit, agent: Agent): Promise<FetchResponse> {
  const options = { ...toOptions(url, init), agent };
  const outgoing = open(options);
  const hasReceived = watchSocket(outgoing);
  try {
    return await exchange(outgoing, init);
  } catch (error) {
    const isStale = outgoing.reusedSocket && !hasReceived() && !init.signal.aborted;
    if (!isStale || !isIdempotent(init.method.toUpperCase())) throw error;
  }
  closeIdleConnections(agent);
  return exchange(open(options), init);
}

function toOptions({ protocol, hostname, port, pathname, search }: URL, init: FetchInit): TunnelOptions {
  const { method, signal: tunnelSignal, body } = init;
  const headers: Record<string, string | number> = { "accept-encoding": "gzip, br, deflate", ...init.headers };
  // Node.js omits it where it expects no body: a DELETE request would be sent with a body of unknown length.
  if (body !== undefined && body !== null) headers["content-length"] = Buffer.byteLength(body);
  return { protocol, hostname: bareHost(hostname), port, path: pathname + search, method, headers, tunnelSignal };
}

/** Looks up `request` each time, so that an interceptor or tracer may patch it at any time. */
function open(options: TunnelOptions): ClientRequest {
  return getBuiltinModule(options.protocol === "https:" ? "node:https" : "node:http").request(options);
}

function exchange(outgoing: ClientRequest, { signal, body }: FetchInit): Promise<FetchResponse> {
  return new Promise((resolve, reject) => {
    let response: IncomingMessage | undefined;
    const abort = () => {
      unsubscribe();
      reject(signal.reason);
      outgoing.destroy();
    };
    const unsubscribe = () => signal.removeEventListener("abort", abort);
    signal.addEventListener("abort", abort);
    outgoing.on("response", (message) => {
      response = message;
      // Converted immediately: an error after the head would be missed a moment later.
      resolve(toResponse(message, signal));
    });
    outgoing.on("upgrade", (_message, socket) => {
      socket.destroy();
      reject(codedError("ERR_UNEXPECTED_UPGRADE", "the server switched to another protocol (101)"));
    });
    outgoing.on("error", (error) => {
      // A parser error holds the bytes received, which may echo the API key.
      delete (error as { rawPacket?: Buffer }).rawPacket;
      unsubscribe();
      reject(error);
      response?.destroy(error);
    });
    outgoing.on("close", () => {
      unsubscribe();
      if (!response) reject(codedError("ECONNRESET", "the connection was closed"));
    });
    outgoing.end(body);
  });
}

/** Returns a function that tells whether the server has sent anything since the request got its connection. */
function watchSocket(outgoing: ClientRequest): () => boolean {
  let before = 0;
  outgoing.on("socket", (socket: Socket) => {
    before = socket.bytesRead;
  });
  return () => (outgoing.socket as Socket).bytesRead > before;
}

/** The server has closed one idle connection; the others are likely to be next. The next request opens a new one. */
function closeIdleConnections({ freeSockets }: Agent): void {
  for (const socket of Object.values(freeSockets as Record<string, Socket[]>).flat()) socket.destroy();
}

function codedError(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}
