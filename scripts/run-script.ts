/** What the scripts share: how they start, end and read a port. */
import { fileURLToPath } from "node:url";
import { exitWithParent } from "./exit-with-parent.ts";

/** Whether a module is the program that was started, rather than imported by it. */
export function isMain(moduleURL: string): boolean {
  return process.argv[1] === fileURLToPath(moduleURL);
}

/** Runs a program. If it fails, prints the message of the error and exits with the code. */
export async function runMain(main: () => Promise<void>, exitCode = 1): Promise<void> {
  await main().catch((error: Error) => {
    console.error(error.message);
    process.exitCode = exitCode;
  });
}

/** Calls `stop` on each signal to end, when the reader of standard output is gone, and when the parent process is. */
export function onStop(stop: () => void): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
  process.stdout.on("error", stop);
  exitWithParent(stop);
}

/** The value of `--port`. */
export function parsePort(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new Error(`--port must be a number from 0 (any free port) to 65535, not ${text}`);
}
