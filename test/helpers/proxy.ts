import { once } from "node:events";
import { createServer as createHttpServer, type IncomingMessage, type Server } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { type AddressInfo, connect, type Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { Certificate } from "./certificate.ts";

export interface TestProxy extends AsyncDisposable {
  origin: string;
  port: number;
  /** The CONNECT requests, oldest first. */
  tunnels: IncomingMessage[];
  /** Everything that clients sent, except for the CONNECT requests. */
  received: () => string;
  server: Server;
}

type Connect = (socket: Duplex, request: IncomingMessage) => void;

export interface ProxyOptions {
  /** Makes it an HTTPS proxy. */
  certificate?: Certificate;
  /** Status of the response to a CONNECT request. */
  status?: string;
}

/** A proxy that opens each tunnel to the same port of loopback, whatever the host, or passes CONNECT requests to a function. */
export async function startProxy(target: number | Connect, options: ProxyOptions = {}): Promise<TestProxy> {
  const { certificate, status = "200 Connection established" } = options;
  const server = certificate ? createHttpsServer(certificate) : createHttpServer();
  const tunnels: IncomingMessage[] = [];
  const chunks: Buffer[] = [];
  const sockets = trackSockets(server);
  server.on("connect", (request: IncomingMessage, socket: Duplex) => {
    tunnels.push(request);
    socket.on("error", () => socket.destroy());
    socket.on("end", () => socket.end());
    socket.on("data", (chunk) => chunks.push(chunk));
    if (typeof target === "number") tunnel(socket, target, status);
    else target(socket, request);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  return {
    origin: `${certificate ? "https" : "http"}://127.0.0.1:${port}`,
    port,
    tunnels,
    received: () => Buffer.concat(chunks).toString("latin1"),
    server,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The open connections of a server. */
export function trackSockets(server: NodeJS.EventEmitter): Set<Socket> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  return sockets;
}

function tunnel(socket: Duplex, port: number, status: string): void {
  const upstream = connect(port, "127.0.0.1", () => {
    socket.write(`HTTP/1.1 ${status}\r\n\r\n`);
    socket.pipe(upstream).pipe(socket);
  });
  upstream.on("error", () => socket.destroy());
  upstream.on("close", () => socket.destroy());
  socket.on("close", () => upstream.destroy());
}
