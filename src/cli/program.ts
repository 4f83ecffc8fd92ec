import { Command, CommanderError, Help } from "commander";
import { apiKeyHint, defaultBaseUrl, version } from "../../generated/constants.js";
import { commands } from "./commands/index.js";
import type { CommandContext } from "./context.js";
import { describeExitCodes, type ExitCode, exitCode } from "./exit-codes.js";
import { sanitizeLines } from "./output/terminal.js";

const help = `
Environment:
  ASTERS_API_KEY       the API key
  ASTERS_API_KEY_FILE  a file that contains the key instead
  ASTERS_BASE_URL      base URL of the API. Default:
                       ${defaultBaseUrl}
  NO_COLOR, FORCE_COLOR, TERM and COLUMNS are respected.

${new Help().boxWrap(apiKeyHint, 80)}
${describeExitCodes({ [exitCode.found]: "found expired accounts (--fail-on-expired) or changes (--fail-on)" })}`;

/** Parses the arguments and runs the command; usage errors are printed. */
export async function runProgram(argv: readonly string[], context: CommandContext): Promise<ExitCode> {
  let code: ExitCode = exitCode.done;
  const program = createProgram(context, (result) => {
    code = result;
  });
  try {
    await program.parseAsync(argv, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? exitCode.done : exitCode.usage;
  }
  return code;
}

/** @param onExit called with the exit code of the command */
export function createProgram(context: CommandContext, onExit: (code: ExitCode) => void): Command {
  const program = new Command("asters")
    .description("Lists the social accounts of Asters workspaces, and which ones must be reconnected.")
    .version(version, "-V, --version", "print the version")
    .helpOption("-h, --help", "print help")
    .helpCommand("help [command]", "print help")
    .addHelpText("after", help);
  configure(program, context);
  for (const define of commands) {
    define(program, {
      context,
      action:
        (run) =>
        async (...args) =>
          onExit(await run(...args)),
    });
  }
  return program;
}

/** Sets what all commands inherit. */
function configure(program: Command, { stdout, stderr, output, print }: CommandContext): void {
  program
    .exitOverride()
    // With their arguments, the names would leave no room for descriptions.
    .configureHelp({ subcommandTerm: (command) => command.name() })
    .showHelpAfterError("(Run with --help for usage)")
    .configureOutput({
      writeOut: (text) => void output.write(text),
      writeErr: (text) => void print(text),
      outputError: (text, write) => write(sanitizeLines(text)),
      getOutHelpWidth: () => stdout.columns ?? 80,
      getErrHelpWidth: () => stderr.columns ?? 80,
    });
}
