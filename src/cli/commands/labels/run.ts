/** `asters labels`: lists the labels of workspaces. */
import type { Label } from "../../../../generated/schemas.js";
import type { CommandContext } from "../../context.js";
import { type ExitCode, exitCode } from "../../exit-codes.js";
import { createRowWriter, type FormatFlags, type RowFormat } from "../../output/index.js";
import { finishRun, formatCount, formatFailures, formatWhere, type RunResult } from "../../run-result.js";
import { runWorkspaces } from "../../run-workspaces.js";
import type { ConcurrencyFlags } from "../../session/request-options.js";
import { openSession, type SessionFlags } from "../../session/session.js";
import { chooseWorkspaces, type WorkspaceFlags } from "../../workspaces/choose.js";
import { type WorkspaceDetails, workspaceColumns, workspaceCSV, workspaceJSON } from "../../workspaces/row-format.js";
import type { Workspace } from "../../workspaces/workspace.js";

export interface LabelsFlags extends FormatFlags, SessionFlags, ConcurrencyFlags, WorkspaceFlags {}

interface LabelRow {
  workspace: Workspace;
  label: Label;
}

export async function listLabels(
  args: readonly string[],
  flags: LabelsFlags,
  context: CommandContext,
): Promise<ExitCode> {
  const session = await openSession(flags, context);
  const { asters, reporter } = session;
  const chosen = await chooseWorkspaces(args, flags, context, session);
  if (!chosen) return exitCode.failed;
  const { workspaces, named } = chosen;
  const format = labelFormat({ several: workspaces.length > 1, named });
  const writer = await createRowWriter(format, flags, context, reporter.onDropped);

  let labels = 0;
  const run = { workspaces, fetchOne: asters.listLabels, keyAccepted: named, flags };
  const result = await runWorkspaces(session, context, run, async (outcome) => {
    if (outcome.state !== "fetched") return;
    labels += outcome.value.length;
    await writer.write(outcome.value.map((label) => ({ workspace: outcome.workspace, label })));
  });
  await writer.end();
  return finishRun(session, context, { result, summary: summaryLines(labels, result) });
}

function labelFormat(details: WorkspaceDetails): RowFormat<LabelRow> {
  return {
    table: [
      { title: "label", value: ({ label }) => label.label, minWidth: 9, dropOrder: 0 },
      { title: "color", value: ({ label }) => label.color, minWidth: 6, dropOrder: 1 },
      { title: "label id", value: ({ label }) => label._id, minWidth: 24, dropOrder: 4 },
      ...workspaceColumns<LabelRow>(details),
    ],
    csv: {
      ...workspaceCSV(details),
      _id: ({ label }) => label._id,
      label: ({ label }) => label.label,
      color: ({ label }) => label.color,
    },
    json: ({ workspace, label }) => ({ ...label, ...workspaceJSON(workspace, details) }),
  };
}

function summaryLines(labels: number, result: RunResult): string[] {
  const { workspaces, fetched } = result;
  if (fetched === 0 && workspaces <= 1) return [];
  return [`${formatCount(labels, "label")}${formatWhere(result)}${formatFailures(result)}`];
}
