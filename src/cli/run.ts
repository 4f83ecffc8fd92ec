import { version } from "../../generated/constants.js";
import { redact } from "../http/redact.js";
import type { CommandContext, IO } from "./context.js";
import { InterruptedError, UsageError } from "./errors.js";
import { type ExitCode, exitCode } from "./exit-codes.js";
import { createDataOutput, type DataOutput } from "./output/data-output.js";
import { sanitizeLines } from "./output/terminal.js";
import { rejectKeyFlag } from "./session/api-key.js";

/**
 * Runs the command; never rejects.
 *
 * @param argv the arguments, without those of Node.js
 */
export async function run(argv: readonly string[], io: IO): Promise<ExitCode> {
  const output = createDataOutput(io.stdout);
  // A closed standard error is not a failure.
  io.stderr.on("error", () => {});
  const code = await dispatch(argv, createContext(io, output)).catch((error: Error) => {
    return reportFailure(error, io, argv.includes("--verbose"));
  });
  // Waits for everything that was written to have been passed on.
  await output.write("");
  const { failure } = output;
  // A reader that has seen enough closes the pipe, which is not a failure.
  if (!failure || failure.code === "EPIPE") return code;
  print(io, `error: cannot write to standard output: ${failure.message}`);
  return exitCode.failed;
}

async function dispatch(argv: readonly string[], context: CommandContext): Promise<ExitCode> {
  rejectKeyFlag(argv);
  // Loading the parser for all other arguments would take longer than this.
  if (argv.length === 1 && (argv[0] === "--version" || argv[0] === "-V")) {
    await context.output.write(`${version}\n`);
    return exitCode.done;
  }
  return (await import("./program.js")).runProgram(argv, context);
}

function createContext(io: IO, output: DataOutput): CommandContext {
  const { stdout, stderr, env, signal } = io;
  return {
    // Creating the process's standard input takes time, so only if needed.
    get stdin() {
      return io.stdin;
    },
    stdout,
    stderr,
    env,
    signal,
    output,
  };
}

function reportFailure(error: Error, io: IO, verbose: boolean): ExitCode {
  if (error instanceof InterruptedError) {
    print(io, error.message);
    return exitCode.interrupted;
  }
  if (error instanceof UsageError) {
    print(io, `error: ${error.message}`);
    return exitCode.usage;
  }
  print(io, `error: unexpected failure: ${error.message}`);
  print(io, verbose ? (error.stack ?? "") : "Re-run with --verbose for a stack trace");
  return exitCode.failed;
}

function print({ stderr, env }: IO, text: string): void {
  stderr.write(`${sanitizeLines(redact(text, env["ASTERS_API_KEY"]?.trim() ?? ""))}\n`);
}
