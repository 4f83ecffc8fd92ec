import { pathToFileURL } from "node:url";
import { errorText, failed, type Print, print, type StageName } from "./report.ts";

/** The exit code of a stage that wants to be started anew: EX_TEMPFAIL of `sysexits.h`. */
export const again = 75;

/** Runs a stage in this process, which says in one line what it dies of and does not outlive its parent. */
export function runStage(stage: StageName, start: (root: URL, print: Print) => void | Promise<void>): void {
  const folder = `${process.cwd()}/`;
  const die = (error: unknown) => {
    print(failed(stage, [errorText(error, folder)]));
    process.exit(1);
  };
  process.on("uncaughtException", die);
  process.on("unhandledRejection", die);
  process.on("disconnect", () => process.exit());
  // Loading takes a second or more, in which the parent may have gone.
  if (process.connected === false) process.exit();
  start(pathToFileURL(folder), print);
}
