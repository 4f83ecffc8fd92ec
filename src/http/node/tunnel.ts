/**
 * An https Agent that connects through a proxy with CONNECT.
 *
 * Node.js 20 has none, and the ones that exist (https-proxy-agent 9, hpagent 1, the `proxyEnv` of Node.js 22 to 26) keep
 * the connection to a proxy that never responds open after the request is aborted, so that the process cannot end.
 */
import type { ClientRequest, IncomingMessage, RequestOptions } from "node:http";
import type { Agent } from "node:https";
import type { Duplex } from "node:stream";
import { isSuccessStatus } from "../status.js";
import { getBuiltinModule } from "./builtin.js";
import { bareHost } from "./proxy.js";

/** What a request passes on to the agent: its signal, to stop connecting when it is aborted. */
export interface TunnelOptions extends RequestOptions {
  tunnelSignal?: AbortSignal;
}

type Connected = (error: Error | null, socket?: Duplex) => void;

export function createTunnelAgent(proxy: URL): Agent {
  const { Agent } = getBuiltinModule("node:https");
  return new (class extends Agent {
    override createConnection(options: TunnelOptions, callback: Connected): undefined {
      const { tunnelSignal, ...tlsOptions } = options;
      openTunnel(proxy, options, (error, socket) => {
        if (error) return callback(error);
        callback(null, super.createConnection({ ...tlsOptions, socket } as RequestOptions) as Duplex);
      });
    }
  })({ keepAlive: true });
}

/** Requests a connection to the host from the proxy. All data sent over it, including the API key, is encrypted for that host. */
function openTunnel(proxy: URL, { host, port, tunnelSignal }: TunnelOptions, callback: Connected): void {
  const target = `${host?.includes(":") ? `[${host}]` : host}:${port}`;
  const request = requestTunnel(proxy, target);
  const abort = () => request.destroy();
  tunnelSignal?.addEventListener("abort", abort);
  const settle: Connected = (error, socket) => {
    tunnelSignal?.removeEventListener("abort", abort);
    callback(error, socket);
  };
  request.on("error", (error) => settle(unreachableError(proxy, error)));
  request.on("connect", ({ statusCode = 0 }: IncomingMessage, socket: Duplex) => {
    if (isSuccessStatus(statusCode)) return settle(null, socket);
    socket.destroy();
    settle(refusedError(proxy, target, statusCode));
  });
  request.end();
}

function requestTunnel(proxy: URL, target: string): ClientRequest {
  const { protocol, hostname, port, username, password } = proxy;
  const { request } = getBuiltinModule(protocol === "https:" ? "node:https" : "node:http");
  const credentials = `${decode(username)}:${decode(password)}`;
  const headers = {
    host: target,
    connection: "keep-alive",
    ...(credentials !== ":" && { "proxy-authorization": `Basic ${Buffer.from(credentials).toString("base64")}` }),
  };
  return request({ protocol, host: bareHost(hostname), port, method: "CONNECT", path: target, headers, agent: false });
}

/** Percent-decodes if possible: a password with a bare `%` is used as it is. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Uses Node.js's own error code; the message omits the proxy's credentials. */
function refusedError(proxy: URL, target: string, status: number): Error {
  const { STATUS_CODES } = getBuiltinModule("node:http");
  const reason = [status, STATUS_CODES[status]].join(" ").trim();
  const error = new Error(`the proxy ${proxy.origin} refused to connect to ${target}: ${reason}`);
  return Object.assign(error, { code: "ERR_PROXY_TUNNEL", statusCode: status });
}

function unreachableError(proxy: URL, error: Error): Error {
  return Object.assign(new Error(`cannot connect to the proxy ${proxy.origin}: ${error.message}`), error);
}
