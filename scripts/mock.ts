/** Prism on loopback: a mock of the API from the document, or a validating proxy in front of a server. */
import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { portNumber } from "./port.ts";

const manifest = createRequire(import.meta.url).resolve("@stoplight/prism-cli/package.json");
const cli = join(dirname(manifest), "dist/index.js");
const document = fileURLToPath(new URL("../openapi/openapi.yaml", import.meta.url));

export interface PrismOptions {
  /** 0 takes a free one. */
  port?: number;
  host?: string;
  /** Where to pass requests on to, instead of answering from the document. */
  upstream?: string;
  /** Is given each line that Prism writes. */
  log?: (line: string) => void;
}

export interface Prism {
  url: string;
  process: ChildProcess;
  close(): Promise<void>;
}

/** Starts Prism and waits until it listens. */
export async function startPrism({ port = 0, host = "127.0.0.1", upstream, log }: PrismOptions = {}): Promise<Prism> {
  const mode = upstream ? ["proxy", document, upstream] : ["mock", document];
  const child = spawn(process.execPath, [cli, ...mode, "--port", String(port), "--host", host], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const output: string[] = [];

  const url = await new Promise<string>((resolve, reject) => {
    const read = (line: string) => {
      output.push(line);
      const listening = /listening on (http:\/\/\S+)/.exec(line)?.[1];
      if (listening) resolve(listening);
      log?.(line);
    };
    for (const stream of [child.stdout, child.stderr]) createInterface(stream).on("line", read);
    ended.then(() => reject(new Error(notStarted(`${host}:${port}`, output))));
  });
  return {
    url,
    process: child,
    close: () => {
      child.kill();
      return ended;
    },
  };
}

/** Prism follows what went wrong with all of its usage, and has no words for a port that is taken. */
function notStarted(address: string, output: string[]): string {
  const fatal = output.map((line) => /\bfatal\s+(\S.*)/.exec(line)?.[1]).find(Boolean) ?? "the port may be taken";
  return `Prism has not started on ${address}: ${fatal}\nChoose another port, or any free one: npm run mock -- --port 0`;
}

function howToUse(url: string): string {
  const workspace = "663b3db7522ef4893db24536";
  return `
The mock answers any key with the document's examples. Try:

  curl --header "x-api-key: any" ${url}/workspaces/${workspace}/socialAccounts

  createAstersClient({ apiKey: "any", baseUrl: "${url}" }).listSocialAccounts("${workspace}")

Another answer: --header "Prefer: code=401" or "Prefer: example=empty". Ctrl-C ends it.
`;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { port: { type: "string", default: "4010" }, host: { type: "string", default: "127.0.0.1" } },
  });
  let started = false;
  const log = (line: string) => started && console.error(line);
  const prism = await startPrism({ host: values.host, port: portNumber(values.port), log });
  started = true;
  console.log(howToUse(prism.url));
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => prism.close());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main().catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
