import { describeExitCodes } from "../../exit-codes.js";
import { addFormatOptions } from "../../output/index.js";
import { addConcurrencyOption, addRequestOptions } from "../../session/request-options.js";
import type { DefineCommand } from "../index.js";
import type { WorkspacesFlags } from "./run.js";

const help = `
Lists your own workspaces and those that you were invited to.

Examples:
  asters workspaces
  asters workspaces --counts --csv > workspaces.csv
${describeExitCodes()}`;

export const defineWorkspaces: DefineCommand = (program, { context, action }) => {
  const command = program
    .command("workspaces")
    .description("list the workspaces that the API key can access")
    .option("--counts", "count the accounts of each workspace (one request each)");
  addConcurrencyOption(addRequestOptions(addFormatOptions(command)))
    .addHelpText("after", help)
    .action(
      action(async (flags: WorkspacesFlags) => (await import("./run.js")).listAccessibleWorkspaces(flags, context)),
    );
};
