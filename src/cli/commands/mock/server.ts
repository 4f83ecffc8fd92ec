import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { respond } from "../../../mock/handler.js";
import { sanitizeForTerminal } from "../../output/terminal.js";

export interface MockFlags {
  port: number;
  host: string;
}

export interface MockServer {
  url: string;
  close(): Promise<void>;
}

/** @param log called with a line for each request */
export async function startMock({ port, host }: MockFlags, log: (line: string) => void): Promise<MockServer> {
  const server = createServer(createListener(log));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, host, resolve);
  });
  const { address, family, port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${family === "IPv6" ? `[${address}]` : address}:${taken}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function createListener(log: (line: string) => void): RequestListener {
  return (request, response) => {
    const { method = "", url = "", headers } = request;
    const path = url.split("?")[0] as string;
    const { status, headers: responseHeaders, body } = respond({ method, path, headers });
    request.resume();
    response.writeHead(status, responseHeaders).end(body);
    log(`${method} ${sanitizeForTerminal(path)} ${status}`);
  };
}
