import { createServer, type IncomingHttpHeaders, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { handleMockRequest, type MockResponse, problem } from "../../../mock/handler.js";
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
    request.resume();
    const cors = corsHeaders(headers);
    let mock: MockResponse;
    try {
      const path = toPath(url);
      mock = isPreflight(method, headers)
        ? preflight(headers)
        : handleMockRequest({ method, path, headers, hasBody: hasBody(headers) });
      response.writeHead(mock.status, { ...cors, ...mock.headers });
    } catch (error) {
      // Every request gets a response: an uncaught exception would end the server.
      mock = problem(500, `The mock cannot respond: ${(error as Error).message}`);
      response.writeHead(mock.status, { ...cors, ...mock.headers });
    }
    response.end(mock.body);
    log(`${method} ${sanitizeForTerminal(url.split("?")[0] as string)} ${mock.status}`);
  };
}

/** The path of a request target, with dot segments resolved. @see https://www.rfc-editor.org/rfc/rfc9112#section-3.2 */
function toPath(target: string): string {
  return new URL(target.startsWith("/") ? `http://localhost${target}` : target, "http://localhost").pathname;
}

/** @see https://www.rfc-editor.org/rfc/rfc9112#section-6.3 */
function hasBody(headers: IncomingHttpHeaders): boolean {
  return headers["transfer-encoding"] !== undefined || (headers["content-length"] ?? "0") !== "0";
}

/** Lets any page read the response, as Prism does. */
function corsHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  return {
    "access-control-allow-origin": headers.origin ?? "*",
    "access-control-allow-headers": headers["access-control-request-headers"] ?? "*",
    "access-control-allow-credentials": "true",
    "access-control-expose-headers": headers["access-control-expose-headers"]?.toString() ?? "*",
  };
}

/** @see https://fetch.spec.whatwg.org/#cors-preflight-request */
function isPreflight(method: string, headers: IncomingHttpHeaders): boolean {
  return method === "OPTIONS" && Boolean(headers.origin && headers["access-control-request-method"]);
}

function preflight(headers: IncomingHttpHeaders): MockResponse {
  const allowed = headers["access-control-request-method"] as string;
  return {
    status: 204,
    headers: { "access-control-allow-methods": allowed, vary: "origin", "content-length": "0" },
    body: "",
  };
}
