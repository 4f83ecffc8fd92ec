import { describeExitCodes } from "../../exit-codes.js";
import { addFormatOptions } from "../../output/index.js";
import { addConcurrencyOption, addRequestOptions } from "../../session/request-options.js";
import { addWorkspaceArguments } from "../../workspaces/choose.js";
import type { DefineCommand } from "../index.js";
import type { LabelsFlags } from "./run.js";

const help = `
Examples:
  asters labels
  asters labels --workspace "Brand A" --csv
  asters labels 663b3db7522ef4893db24536
${describeExitCodes()}`;

export const defineLabels: DefineCommand = (program, { context, action }) => {
  const command = program.command("labels").description("list the labels of workspaces");
  addConcurrencyOption(addRequestOptions(addFormatOptions(addWorkspaceArguments(command))))
    .addHelpText("after", help)
    .action(
      action(async (ids: string[], flags: LabelsFlags) => (await import("./run.js")).listLabels(ids, flags, context)),
    );
};
