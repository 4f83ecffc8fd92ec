import { version } from "../version.js";
import { type ExitCode, exitCode, Interrupted, UsageError } from "./exit-code.js";
import { harmlessLines } from "./harmless.js";
import type { IO } from "./io.js";
import { hideKey, refuseKeyFlag } from "./key.js";

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

function fail(error: Error, { stderr, env }: IO, verbose: boolean): ExitCode {
  const say = (text: string) => stderr.write(`${harmlessLines(hideKey(text, env["ASTERS_API_KEY"]))}\n`);
  if (error instanceof Interrupted) {
    say(error.message);
    return exitCode.interrupted;
  }
  if (error instanceof UsageError) {
    say(`error: ${error.message}`);
    return exitCode.usage;
  }
  say(`error: the command itself has failed: ${error.message}`);
  say(verbose ? (error.stack ?? "") : "--verbose tells where");
  return exitCode.failed;
}
