import { type ChildProcessWithoutNullStreams, type SpawnOptionsWithoutStdio, spawn } from "node:child_process";

export interface Ended {
  /** Null if a signal has ended it. */
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface Spawned {
  process: ChildProcessWithoutNullStreams;
  ended: Promise<Ended>;
}

/** Starts a program, and keeps what it writes. */
export function spawned(path: string, argv: string[], options: SpawnOptionsWithoutStdio, input = ""): Spawned {
  const child = spawn(path, argv, options);
  const chunks: Record<"stdout" | "stderr", Buffer[]> = { stdout: [], stderr: [] };
  for (const name of ["stdout", "stderr"] as const) child[name].on("data", (chunk) => chunks[name].push(chunk));
  // A program that ends without having read all that it is given is no failure.
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  const written = (name: "stdout" | "stderr") => Buffer.concat(chunks[name]).toString("utf8");
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, stdout: written("stdout"), stderr: written("stderr") }));
  });
  return { process: child, ended };
}
