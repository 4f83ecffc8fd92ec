import { PassThrough, Readable, type Writable } from "node:stream";
import { run } from "../../src/cli/run.ts";
import { key } from "./client.ts";

export interface Terminal {
  isTTY?: boolean;
  columns?: number;
}

export interface CommandOptions {
  env?: Record<string, string | undefined>;
  stdin?: string | Readable;
  stdout?: Terminal;
  stderr?: Terminal;
  /** Replaces standard output, which is then not collected. */
  output?: Writable;
  signal?: AbortSignal;
}

export interface CommandResult {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs the command in this process, with a key. */
export async function command(argv: string[], setting: CommandOptions = {}): Promise<CommandResult> {
  const { env = {}, stdin = "", signal = new AbortController().signal } = setting;
  const stdout = collector(setting.stdout);
  const stderr = collector(setting.stderr);
  const input = typeof stdin === "string" ? Readable.from([Buffer.from(stdin)]) : stdin;
  const streams = { stdin: input, stdout: setting.output ?? stdout.stream, stderr: stderr.stream };
  const code = await run(argv, { ...streams, env: { ASTERS_API_KEY: key, ...env }, signal });
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

/** A stream that collects what is written to it and may look like a terminal. */
export function collector(terminal: Terminal = {}) {
  const chunks: Buffer[] = [];
  const stream = Object.assign(new PassThrough(), terminal);
  stream.on("data", (chunk: Buffer) => chunks.push(chunk));
  return { stream, text: () => Buffer.concat(chunks).toString("utf8") };
}
