import { pathToFileURL } from "node:url";
import { errorText, failed, type Print, type StageName } from "./report.ts";

/** The exit code of a stage that asks to be restarted: EX_TEMPFAIL of `sysexits.h`. */
export const restartExitCode = 75;

/** Runs a stage in this process: sends its lines to the parent, reports a crash as a failure, and exits when the parent does. */
export function runStage(stage: StageName, start: (root: URL, print: Print) => void | Promise<void>): void {
  const folder = `${process.cwd()}/`;
  const print: Print = (line) => process.send?.(line, () => {});
  const crash = (error: unknown) => {
    process.send?.(failed(stage, [errorText(error, folder)]), () => process.exit(1));
  };
  process.on("uncaughtException", crash);
  process.on("unhandledRejection", crash);
  process.on("disconnect", () => process.exit());
  // The parent may be gone already: loading this took a second.
  if (!process.connected) process.exit();
  start(pathToFileURL(folder), print);
}
