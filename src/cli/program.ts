import { Command, Option } from "commander";
import { version } from "../version.js";
import type { AccountsFlags } from "./accounts.js";
import { accountsHelp, completionHelp, mockHelp, programHelp } from "./help.js";
import type { MockFlags } from "./mock.js";
import { collect, seconds, wholeNumber } from "./options.js";
import { sortKeys } from "./sort.js";

/** What the commands do. */
export interface Actions {
  accounts: (ids: string[], flags: AccountsFlags) => Promise<void>;
  mock: (flags: MockFlags) => Promise<void>;
  completion: (shell: string) => Promise<void>;
  complete: (words: string[]) => Promise<void>;
}

/** Those that the document knows; the API may have others. */
export const knownProviders: readonly string[] = ["tiktok", "x", "instagram", "facebook"];

/** The command line: commands, flags, help. `prepare` sets what all commands inherit. */
export function createProgram(actions: Actions, prepare: (program: Command) => void): Command {
  const program = new Command("asters")
    .description("Lists the social accounts of Asters workspaces, and which must be reconnected.")
    .version(version, "-V, --version", "print the version")
    .helpOption("-h, --help", "print help")
    .helpCommand("help [command]", "print help")
    .addHelpText("after", programHelp);
  prepare(program);
  addAccounts(program, actions);
  program
    .command("mock")
    .description("serve the examples of the API's document on loopback")
    .option("--port <number>", "0 takes a free one", wholeNumber(0, 65_535), 4010)
    .option("--host <address>", "the address to listen on", "127.0.0.1")
    .addHelpText("after", mockHelp)
    .action(actions.mock);
  const shells = program.createArgument("<shell>").choices(["bash", "zsh", "fish"]);
  program
    .command("completion")
    .description("print a script that completes this command's words")
    .addArgument(shells)
    .addHelpText("after", completionHelp)
    .action(actions.completion);
  program.command("complete [words...]", { hidden: true }).action(actions.complete);
  return program;
}

function addAccounts(program: Command, actions: Actions): void {
  const command = program
    .command("accounts")
    .description("list the social accounts of workspaces")
    .argument("[workspace-id...]", "ids; - reads them from standard input: one a line, remarks after a #")
    .addHelpText("after", accountsHelp)
    .action(actions.accounts);
  addSelection(command);
  addOutput(command);
  addRequests(command);
  command.optionsGroup("Other:");
}

function addSelection(command: Command): void {
  const provider = new Option(
    "--provider <name>",
    `only those of a network, such as ${knownProviders.join(", ")}; repeatable`,
  );
  const sort = new Option("--sort <key>", "put them in another order than the API's");
  command
    .optionsGroup("Which accounts:")
    .option("--expired", "only those that a person must reconnect")
    .addOption(provider.argParser(collect))
    .addOption(sort.choices(sortKeys).conflicts("ndjson"))
    .option("--fail-on-expired", "exit with 3 if there are expired ones among them");
}

function addOutput(command: Command): void {
  command
    .optionsGroup("Output:")
    .addOption(new Option("--json", "one JSON array").conflicts(["ndjson", "csv"]))
    .addOption(new Option("--ndjson", "a JSON object a line, as the answers come").conflicts("csv"))
    .option("--csv", "comma-separated values, with a header")
    .option("--retry-file <file>", "write the ids that failed or were not done to a file")
    .option("--verbose", "tell of each attempt, and print stack traces, on standard error")
    .option("--no-color", "use no colours");
}

function addRequests(command: Command): void {
  const timeout = new Option("--timeout <seconds>", "how long to wait for one answer");
  command
    .optionsGroup("Requests:")
    .option("--base-url <url>", "where the API is; goes before ASTERS_BASE_URL")
    .addOption(timeout.argParser(seconds).default(30_000, "30"))
    .option("--retries <number>", "how often to try again what may pass", wholeNumber(0, 20), 1)
    .option("--concurrency <number>", "how many workspaces to ask for at once", wholeNumber(1, 100), 4)
    .option("--validate", "check each answer against the API's document");
}
