import { Option } from "commander";
import { knownValues } from "../../../../generated/constants.js";
import { describeExitCodes, exitCode } from "../../exit-codes.js";
import { collectLowerCase, suggestions } from "../../option-parsers.js";
import { addFormatOptions } from "../../output/index.js";
import { addConcurrencyOption, addRequestOptions } from "../../session/request-options.js";
import { addWorkspaceArguments } from "../../workspaces/choose.js";
import type { DefineCommand } from "../index.js";
import type { AccountsFlags } from "./run.js";
import { sortKeys } from "./sort.js";

const help = `
Data goes to standard output, messages to standard error. A failed workspace is
reported, and the run continues; a 401 stops the run unless the key has
already worked. A 429 pauses the whole run.

In --csv, cells starting with = + - @ (or their full-width forms), a tab or a
carriage return are prefixed with an apostrophe, so that no spreadsheet runs
them as formulas. Account ids that start with - get the apostrophe, too. --json
and --ndjson keep every text as the API sent it.

Without ids, one more request lists the workspaces that the API key can access,
and accounts come with the names of their workspaces.

Examples:
  asters accounts --expired
  asters accounts --html > report.html
  asters accounts --workspace "Brand A" --workspace 663b3db7522ef4893db24536
  asters accounts 663b3db7522ef4893db24536
  asters accounts ws1 ws2 ws3 --expired --fail-on-expired
  asters accounts - --json --retry-file failed.txt < ids.txt
  asters accounts - < failed.txt
  asters accounts ws1 --provider tiktok --provider x --sort last-post
${describeExitCodes({ [exitCode.found]: "found expired accounts, with --fail-on-expired" })}`;

export const defineAccounts: DefineCommand = (program, { context, action }) => {
  const provider = new Option(
    "--provider <name>",
    `only accounts of a provider, such as ${knownValues.Provider.join(", ")}; repeatable`,
  ).argParser(collectLowerCase);
  suggestions.set(provider, knownValues.Provider);
  const sort = new Option("--sort <key>", "sort order; default: API order");
  const report = new Option("--html", "HTML report to search and print; expired accounts first");
  const command = program.command("accounts").description("list the social accounts of workspaces");
  addWorkspaceArguments(command)
    .optionsGroup("Filters:")
    .option("--expired", "only accounts that must be reconnected")
    .addOption(provider)
    .addOption(sort.choices(sortKeys).conflicts("ndjson"))
    .optionsGroup("Exit code:")
    .option("--fail-on-expired", "exit with 3 if any listed account is expired");
  addFormatOptions(command)
    .addOption(new Option("--group", "one table per workspace").conflicts(["json", "ndjson", "csv", "bom", "html"]))
    .addOption(report.conflicts(["json", "ndjson", "csv", "bom", "sort"]))
    .option("--pictures", "let the HTML report load the accounts' pictures from the web")
    .option("--retry-file <file>", "write the ids of failed and unfinished workspaces to a file");
  addConcurrencyOption(addRequestOptions(command))
    .addHelpText("after", help)
    .action(
      action(async (ids: string[], flags: AccountsFlags) =>
        (await import("./run.js")).listAccounts(ids, flags, context),
      ),
    );
};
