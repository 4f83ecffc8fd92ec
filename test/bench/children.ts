/** Runs each program in its own process. */
import { type ChildProcessByStdio, execFile } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { promisify } from "node:util";
import { startChild } from "../../scripts/child-process.ts";

const execute = promisify(execFile);

/** Runs a program and parses the JSON that it prints. */
export async function run<T>(project: string, node: string, ...command: string[]): Promise<T> {
  const { stdout } = await execute(node, command, { cwd: project, maxBuffer: 2 ** 26 });
  return JSON.parse(stdout) as T;
}

export interface BenchServer extends AsyncDisposable {
  url: string;
}

/** Starts a fake of the API in its own process. */
export async function startServer(project: string, key: string): Promise<BenchServer> {
  const server = startChild<ChildProcessByStdio<null, Readable, null>>(process.execPath, ["server.js", key], {
    cwd: project,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [port] = await once(createInterface(server.process.stdout), "line");
  return { url: `http://127.0.0.1:${port}`, [Symbol.asyncDispose]: server[Symbol.asyncDispose] };
}
