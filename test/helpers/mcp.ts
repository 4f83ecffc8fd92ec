import { PassThrough, Writable } from "node:stream";
import { Client, type ClientOptions, type JSONRPCMessage, type Transport } from "@modelcontextprotocol/client";
import { type CommandResult, command } from "./command.ts";

/** The supported versions of the protocol, with the options that make the official client use them. */
export const protocolVersions: [version: string, options: ClientOptions][] = [
  ["2025-11-25", {}],
  ["2026-07-28", { versionNegotiation: { mode: { pin: "2026-07-28" } } }],
];

/** The first message of a client, as a line on standard input. */
export const initializeRequest = `${JSON.stringify({
  jsonrpc: "2.0",
  id: 1,
  method: "initialize",
  params: { protocolVersion: "2025-11-25", capabilities: {}, clientInfo: { name: "test", version: "1" } },
})}\n`;

export interface Connection extends AsyncDisposable {
  client: Client;
  /** What the client's side writes to. */
  stdin: PassThrough;
  /** The lines on standard output. */
  lines: string[];
  /** Closes standard input, and resolves when the command has ended. */
  end(): Promise<CommandResult>;
}

export interface ConnectOptions {
  argv?: string[];
  env?: Record<string, string | undefined>;
  options?: ClientOptions;
}

/** Runs `asters mcp` in this process, and connects the official client to it. */
export async function connect(
  url: string,
  { argv = [], env = {}, options = {} }: ConnectOptions = {},
): Promise<Connection> {
  const stdin = new PassThrough();
  const lines: string[] = [];
  const transport: Transport = {
    start: async () => {},
    send: async (message) => void stdin.write(`${JSON.stringify(message)}\n`),
    close: async () => transport.onclose?.(),
  };
  const output = splitLines((line) => {
    lines.push(line);
    transport.onmessage?.(JSON.parse(line) as JSONRPCMessage);
  });
  const ran = command(["mcp", ...argv], { stdin, output, env: { ASTERS_BASE_URL: url, ...env } });
  const client = new Client({ name: "test", version: "1" }, options);
  const end = () => {
    stdin.end();
    return ran;
  };
  try {
    await client.connect(transport);
  } catch (error) {
    await end();
    throw error;
  }
  return {
    client,
    stdin,
    lines,
    end,
    async [Symbol.asyncDispose]() {
      await end();
      await client.close();
    },
  };
}

function splitLines(onLine: (line: string) => void): Writable {
  let rest = "";
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      const parts = (rest + chunk.toString()).split("\n");
      rest = parts.pop() as string;
      for (const line of parts) onLine(line);
      done();
    },
  });
}
