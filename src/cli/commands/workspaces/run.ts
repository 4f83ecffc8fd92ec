/** `asters workspaces`: lists the workspaces that the API key can access. */
import type { CommandContext } from "../../context.js";
import { type ExitCode, exitCode } from "../../exit-codes.js";
import { fetchAll } from "../../fetch-all.js";
import { allowsProgress, createRowWriter, type FormatFlags, type RowWriter } from "../../output/index.js";
import { addOutcome, createRunResult, finishRun, formatCount, formatFailures } from "../../run-result.js";
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
  const { asters, reporter, controller } = session;
  if (allowsProgress(flags, context)) reporter.startProgress(workspaces.length);
  const result = createRunResult(workspaces.length);
  let total = 0;
  const outcomes = fetchAll(session, workspaces, asters.listSocialAccounts, {
    concurrency: flags.concurrency,
    inOrder: !flags.ndjson,
    keyAccepted: true,
  });
  for await (const outcome of outcomes) {
    addOutcome(result, outcome);
    const accounts = outcome.state === "fetched" ? outcome.value.length : undefined;
    total += accounts ?? 0;
    await writer.write([{ workspace: outcome.workspace, accounts }]);
  }
  reporter.endProgress();
  await writer.end();
  const counts = `${formatCount(total, "account")} in ${formatCount(result.fetched, "workspace")}`;
  const summary = workspaces.length > 0 ? [counts + formatFailures(result)] : [];
  return finishRun({ result, controller, reporter, output: context.output, retryFile: undefined, summary });
}
