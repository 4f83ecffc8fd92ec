/** `asters workspaces`: lists the workspaces that the API key can access. */
import type { CommandContext } from "../../context.js";
import { type ExitCode, exitCode } from "../../exit-codes.js";
import { createRowWriter, type FormatFlags, type RowWriter } from "../../output/index.js";
import { finishRun, formatCount, formatFailures } from "../../run-result.js";
import { runWorkspaces } from "../../run-workspaces.js";
import type { ConcurrencyFlags } from "../../session/request-options.js";
import { openSession, type Session, type SessionFlags } from "../../session/session.js";
import { fetchWorkspaces } from "../../workspaces/choose.js";
import type { ListedWorkspace } from "../../workspaces/list.js";
import { type WorkspaceRow, workspaceFormat } from "./format.js";

export interface WorkspacesFlags extends FormatFlags, SessionFlags, ConcurrencyFlags {
  counts?: boolean;
}

export async function listAccessibleWorkspaces(flags: WorkspacesFlags, context: CommandContext): Promise<ExitCode> {
  const session = await openSession(flags, context);
  const listing = await fetchWorkspaces(session);
  if (!listing) return exitCode.failed;
  const { workspaces } = listing;
  const { reporter } = session;
  const writer = await createRowWriter(workspaceFormat(flags.counts === true), flags, context, reporter.onDropped);
  if (flags.counts) return countAccounts(workspaces, writer, flags, context, session);
  await writer.write(workspaces.map((workspace) => ({ workspace, accounts: undefined })));
  await writer.end();
  if (workspaces.length > 0) reporter.info(formatCount(workspaces.length, "workspace"));
  return exitCode.done;
}

async function countAccounts(
  workspaces: readonly ListedWorkspace[],
  writer: RowWriter<WorkspaceRow>,
  flags: WorkspacesFlags,
  context: CommandContext,
  session: Session,
): Promise<ExitCode> {
  let total = 0;
  const run = { workspaces, fetchOne: session.asters.listSocialAccounts, keyAccepted: true, flags };
  const result = await runWorkspaces(session, context, run, async (outcome) => {
    const accounts = outcome.state === "fetched" ? outcome.value.length : undefined;
    total += accounts ?? 0;
    await writer.write([{ workspace: outcome.workspace, accounts }]);
  });
  await writer.end();
  const counts = `${formatCount(total, "account")} in ${formatCount(result.fetched, "workspace")}`;
  const summary = workspaces.length > 0 ? [counts + formatFailures(result)] : [];
  return finishRun(session, context, { result, summary });
}
