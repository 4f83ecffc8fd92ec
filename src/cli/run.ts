import { version } from "../../generated/constants.js";
import type { CommandContext, IO } from "./context.js";
import { InterruptedError, UsageError } from "./errors.js";
import { type ExitCode, exitCode } from "./exit-codes.js";
import { createDataOutput, type DataOutput } from "./output/data-output.js";
import { sanitizeLines } from "./output/terminal.js";
import { createKeyReader, rejectKeyFlag } from "./session/api-key.js";
import { createPrint } from "./session/print.js";

/**
 * Runs the command; never rejects.
 *
 * @param argv the arguments, without those of Node.js
 */
export async function run(argv: readonly string[], io: IO): Promise<ExitCode> {
  const output = createDataOutput(io.stdout);
  // A closed standard error is not a failure.
  io.stderr.on("error", () => {});
  const context = createContext(io, output);
  const code = await dispatch(argv, context).catch((error: Error) => {
    return reportFailure(error, context, argv.includes("--verbose"));
  });
  // Both wait until everything written before has been flushed.
  await output.write("");
  await context.print("");
  const { failure } = output;
  // A reader that has seen enough closes the pipe, which is not a failure.
  if (!failure || failure.code === "EPIPE") return code;
  await printLines(context, `error: cannot write to standard output: ${failure.message}`);
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
  const apiKey = createKeyReader(io);
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
    apiKey,
    print: createPrint(io, apiKey),
  };
}

async function reportFailure(error: Error, context: CommandContext, verbose: boolean): Promise<ExitCode> {
  if (error instanceof InterruptedError) {
    await printLines(context, error.message);
    return exitCode.interrupted;
  }
  if (error instanceof UsageError) {
    await printLines(context, `error: ${error.message}`);
    return exitCode.usage;
  }
  await printLines(context, `error: unexpected failure: ${error.message}`);
  await printLines(context, verbose ? (error.stack ?? "") : "Re-run with --verbose for a stack trace");
  return exitCode.failed;
}

function printLines({ print }: CommandContext, text: string): Promise<void> {
  return print(`${sanitizeLines(text)}\n`);
}
