import { describeExitCodes, exitCode } from "../../exit-codes.js";
import { addFormatOptions } from "../../output/index.js";
import { addConcurrencyOption, addRequestOptions } from "../../session/request-options.js";
import { addWorkspaceArguments } from "../../workspaces/choose.js";
import type { DefineCommand } from "../index.js";
import type { StatusFlags } from "./run.js";

const help = `
One line per workspace, and a total. A workspace that cannot be read has no
counts, and does not add to the total.

Examples:
  asters status
  asters status --fail-on-expired > status.txt
  asters status --workspace "Brand A" --json
${describeExitCodes({ [exitCode.found]: "found expired accounts, with --fail-on-expired" })}`;

export const defineStatus: DefineCommand = (program, { context, action }) => {
  const command = program.command("status").description("count active and expired accounts per workspace");
  addWorkspaceArguments(command)
    .optionsGroup("Exit code:")
    .option("--fail-on-expired", "exit with 3 if any account is expired");
  addConcurrencyOption(
    addRequestOptions(addFormatOptions(command, 'one JSON object: { "workspaces": [...], "total": {...} }')),
  )
    .addHelpText("after", help)
    .action(
      action(async (ids: string[], flags: StatusFlags) => (await import("./run.js")).showStatus(ids, flags, context)),
    );
};
