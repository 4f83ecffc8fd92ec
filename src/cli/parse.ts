import { type Command, CommanderError } from "commander";
import { type ExitCode, exitCode } from "./exit-code.js";
import { harmlessLines } from "./harmless.js";
import type { IO } from "./io.js";
import { hideKey } from "./key.js";
import { type Actions, createProgram } from "./program.js";

/** Understands the arguments and does what they say; what is wrong with them is told. */
export async function parse(argv: readonly string[], io: IO): Promise<ExitCode> {
  let code: ExitCode = exitCode.done;
  // None of them is loaded before it is asked for: loading takes longer than some of them take.
  const actions: Actions = {
    accounts: async (ids, flags) => {
      code = await (await import("./accounts.js")).accounts(ids, flags, io);
    },
    mock: async (flags) => {
      code = await (await import("./mock.js")).mock(flags, io);
    },
    completion: async (shell) => {
      io.stdout.write((await import("./completion.js")).completionScript(shell));
    },
    complete: async (words) => {
      io.stdout.write((await import("./completion.js")).complete(program, words));
    },
  };
  const program = createProgram(actions, (program) => inherit(program, io));
  try {
    await program.parseAsync(argv, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    code = error.exitCode === 0 ? exitCode.done : exitCode.usage;
  }
  return code;
}

function inherit(program: Command, { stdout, stderr, env }: IO): void {
  program
    .exitOverride()
    .showHelpAfterError("(--help tells more)")
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      outputError: (text, write) => write(harmlessLines(hideKey(text, env["ASTERS_API_KEY"]))),
      getOutHelpWidth: () => stdout.columns ?? 80,
      getErrHelpWidth: () => stderr.columns ?? 80,
    });
}
