/** Runs the programs, each in a process of its own. */
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** What a program prints, which is JSON. */
export async function run<T>(project: string, node: string, ...command: string[]): Promise<T> {
  const { stdout } = await execute(node, command, { cwd: project, maxBuffer: 2 ** 26 });
  return JSON.parse(stdout) as T;
}

export interface BenchServer extends AsyncDisposable {
  url: string;
}

/** The stand-in of the API, for as long as this process lives at most. */
export async function startServer(project: string, key: string): Promise<BenchServer> {
  const child = spawn(process.execPath, ["server.js", key], { cwd: project, stdio: ["pipe", "pipe", "inherit"] });
  const [port] = await once(createInterface(child.stdout), "line");
  return {
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      const ended = once(child, "exit");
      child.stdin.end();
      await ended;
    },
  };
}
