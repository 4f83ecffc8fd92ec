import type { ChildProcessWithoutNullStreams, SpawnOptionsWithoutStdio } from "node:child_process";
import { startChild } from "../../scripts/child-process.ts";

export interface ProgramResult {
  /** Null if a signal has ended it. */
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface SpawnedProgram extends AsyncDisposable {
  process: ChildProcessWithoutNullStreams;
  ended: Promise<ProgramResult>;
}

/** Starts a program and collects what it writes. It never outlives this process; `await using` ends it earlier. */
export function spawnProgram(
  path: string,
  argv: string[],
  options: SpawnOptionsWithoutStdio,
  input = "",
): SpawnedProgram {
  const child = startChild<ChildProcessWithoutNullStreams>(path, argv, options);
  const { stdin } = child.process;
  const chunks: Record<"stdout" | "stderr", Buffer[]> = { stdout: [], stderr: [] };
  for (const name of ["stdout", "stderr"] as const) child.process[name].on("data", (chunk) => chunks[name].push(chunk));
  // A program may exit without reading all of its input.
  stdin.on("error", () => {});
  stdin.end(input);
  const written = (name: "stdout" | "stderr") => Buffer.concat(chunks[name]).toString("utf8");
  const ended = child.ended.then(({ code }) => ({ code, stdout: written("stdout"), stderr: written("stderr") }));
  ended.catch(() => {});
  return { ...child, ended };
}
