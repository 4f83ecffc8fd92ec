/** Prism on loopback: a mock of the API that responds from the spec, or a validating proxy in front of a server. */
import type { ChildProcessByStdio } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { apiKeyHeader } from "../generated/constants.js";
import { type ClientOperation, operations } from "../generated/operations.js";
import { type Exit, startChild } from "./child-process.ts";
import { specPath } from "./openapi/path.ts";
import { isMain, onStop, parsePort, runMain } from "./run-script.ts";

const manifest = createRequire(import.meta.url).resolve("@stoplight/prism-cli/package.json");
const cli = join(dirname(manifest), "dist/index.js");
const catchErrors = fileURLToPath(new URL("mock/catch-errors.cjs", import.meta.url));

export interface PrismOptions {
  /** 0 takes a free port. */
  port?: number;
  host?: string;
  /** Forwards requests to this URL, instead of responding from the spec. */
  upstream?: string;
  /** Called with each line that Prism writes. */
  log?: (line: string) => void;
}

export interface Prism {
  url: string;
  /** Settles when Prism has exited, for whatever reason. */
  ended: Promise<Exit>;
  close(): Promise<void>;
}

/** Starts Prism and waits until it listens. */
export async function startPrism({ port = 0, host = "127.0.0.1", upstream, log }: PrismOptions = {}): Promise<Prism> {
  const mode = upstream ? ["proxy", specPath, upstream] : ["mock", specPath];
  const argv = ["--require", catchErrors, cli, ...mode, "--port", String(port), "--host", host];
  const child = startChild<ChildProcessByStdio<null, Readable, Readable>>(process.execPath, argv, {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output: string[] = [];

  const url = await new Promise<string>((resolve, reject) => {
    const read = (line: string) => {
      output.push(line);
      const listening = /listening on (http:\/\/\S+)/.exec(line)?.[1];
      if (listening) resolve(listening);
      log?.(line);
    };
    for (const stream of [child.process.stdout, child.process.stderr]) createInterface(stream).on("line", read);
    child.ended.then(() => reject(new Error(notStarted(`${host}:${port}`, output))), reject);
  });
  return { url, ended: child.ended, close: async () => void (await child.end()) };
}

/** Prism prints its usage after each error, and has no message for a port that is taken. */
function notStarted(address: string, output: string[]): string {
  const fatal = output.map((line) => /\bfatal\s+(\S.*)/.exec(line)?.[1]).find(Boolean) ?? "the port may be taken";
  return `Prism did not start on ${address}: ${fatal}\nChoose another port, or any free one: npm run mock -- --port 0`;
}

function howToUse(url: string): string {
  const [{ operationId, path }] = operations as [ClientOperation];
  return `
The mock accepts any key and returns the examples of the spec. Try:

  curl --header "${apiKeyHeader}: any" ${url}${path}

  createAstersClient({ apiKey: "any", baseUrl: "${url}" }).${operationId}()

Another response: --header "Prefer: code=401" or "Prefer: example=empty". Ctrl-C stops it.
`;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { port: { type: "string", default: "4010" }, host: { type: "string", default: "127.0.0.1" } },
  });
  let hasStarted = false;
  let isStopping = false;
  const log = (line: string) => hasStarted && console.error(line);
  const prism = await startPrism({ host: values.host, port: parsePort(values.port), log });
  hasStarted = true;
  onStop(() => {
    isStopping = true;
    prism.close();
  });
  console.log(howToUse(prism.url));
  const { code, signal } = await prism.ended;
  if (!isStopping) throw new Error(`Prism ended unexpectedly, with ${signal ?? `exit code ${code}`}`);
}

if (isMain(import.meta.url)) await runMain(main);
