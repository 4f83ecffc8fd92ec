/** `asters mock`: the document's examples, served over HTTP. */
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { respond } from "../mock/handler.js";
import { type ExitCode, exitCode } from "./exit-code.js";
import { harmless } from "./harmless.js";
import type { IO } from "./io.js";

export interface MockFlags {
  port: number;
  host: string;
}

export interface MockServer {
  url: string;
  close(): Promise<void>;
}

/** @param log is given a line for each request */
export async function startMock({ port, host }: MockFlags, log: (line: string) => void): Promise<MockServer> {
  const server = createServer(answer(log));
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

function answer(log: (line: string) => void): RequestListener {
  return (request, response) => {
    const { method = "", url = "", headers } = request;
    const path = url.split("?")[0] as string;
    const { status, headers: answered, body } = respond({ method, path, headers });
    request.resume();
    response.writeHead(status, answered).end(body);
    log(`${method} ${harmless(path)} ${status}`);
  };
}

/** Serves until it is interrupted. */
export async function mock(flags: MockFlags, { stdout, stderr, signal }: IO): Promise<ExitCode> {
  let server: MockServer;
  try {
    server = await startMock(flags, (line) => stderr.write(`${line}\n`));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const next = code === "EADDRINUSE" ? "\nChoose another port, or any free one: asters mock --port 0" : "";
    stderr.write(`error: ${harmless(message)}${next}\n`);
    return exitCode.failed;
  }
  stdout.write(howToUse(server.url));
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener("abort", resolve));
  await server.close();
  return exitCode.done;
}

function howToUse(url: string): string {
  return `The mock is at ${url} and takes any key. Try, in another terminal:

  ASTERS_API_KEY=any ASTERS_BASE_URL=${url} asters accounts 663b3db7522ef4893db24536

Another answer: the header "Prefer: code=401" or "Prefer: example=empty". Ctrl-C ends it.
`;
}
