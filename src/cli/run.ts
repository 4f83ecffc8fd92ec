import { version } from "../version.js";
import { type ExitCode, exitCode, UsageError } from "./exit-code.js";
import { harmlessLines } from "./harmless.js";
import type { IO } from "./io.js";
import { refuseKeyFlag } from "./key.js";

/**
 * Runs the command; it never rejects.
 *
 * @param argv the arguments, without those of Node.js
 */
export async function run(argv: readonly string[], io: IO): Promise<ExitCode> {
  try {
    refuseKeyFlag(argv);
    // The answer takes less time than loading what understands all other arguments.
    if (argv.length === 1 && (argv[0] === "--version" || argv[0] === "-V")) {
      io.stdout.write(`${version}\n`);
      return exitCode.done;
    }
    // A reader who has seen enough of what is said is no failure.
    io.stderr.on("error", () => {});
    return await (await import("./parse.js")).parse(argv, io);
  } catch (error) {
    return fail(error as Error, io, argv.includes("--verbose"));
  }
}

function fail(error: Error, { stderr, signal }: IO, verbose: boolean): ExitCode {
  if (signal.aborted) {
    stderr.write("Interrupted before anything was asked\n");
    return exitCode.interrupted;
  }
  const text = harmlessLines(error.message);
  if (error instanceof UsageError) {
    stderr.write(`error: ${text}\n`);
    return exitCode.usage;
  }
  const more = verbose ? harmlessLines(error.stack ?? "") : "--verbose tells where";
  stderr.write(`error: the command itself has failed: ${text}\n${more}\n`);
  return exitCode.failed;
}
