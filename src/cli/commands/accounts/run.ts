/** `asters accounts`: lists the social accounts of workspaces. */
import { chooseWorkspaces, type WorkspaceFlags } from "../../choose-workspaces.js";
import type { CommandContext } from "../../env.js";
import { type ExitCode, exitCode } from "../../errors.js";
import { fetchAll } from "../../fetch-all.js";
import { allowsProgress } from "../../output/index.js";
import type { ConcurrencyFlags } from "../../request-options.js";
import { addOutcome, createRunResult, finishRun } from "../../run-result.js";
import { openSession, type SessionFlags } from "../../session.js";
import { checkRetryFile } from "../../workspace-ids.js";
import { filterAccounts } from "./filter.js";
import { addAccounts, createAccountStats } from "./stats.js";
import { summaryLines } from "./summary.js";
import { createAccountsWriter, type WriterFlags } from "./writer.js";

export interface AccountsFlags extends WriterFlags, SessionFlags, ConcurrencyFlags, WorkspaceFlags {
  failOnExpired?: boolean;
  retryFile?: string;
}

export async function listAccounts(
  args: readonly string[],
  flags: AccountsFlags,
  context: CommandContext,
): Promise<ExitCode> {
  const session = await openSession(flags, context);
  const { asters, reporter, controller } = session;
  if (flags.retryFile !== undefined) await checkRetryFile(flags.retryFile);
  const chosen = await chooseWorkspaces(args, flags, context, session);
  if (!chosen) return exitCode.failed;
  const { workspaces, duplicates, named } = chosen;
  const details = { several: workspaces.length > 1, named };
  const writer = await createAccountsWriter(flags, context, details, reporter);
  const { ndjson = false, group = false } = flags;
  if (allowsProgress({ ndjson: ndjson || group }, context)) reporter.startProgress(workspaces.length);

  const stats = createAccountStats();
  const result = createRunResult(workspaces.length);
  const outcomes = fetchAll(session, workspaces, asters.listSocialAccounts, {
    concurrency: flags.concurrency,
    inOrder: !flags.ndjson,
    keyAccepted: named,
  });
  for await (const outcome of outcomes) {
    addOutcome(result, outcome);
    const accounts = outcome.state === "fetched" ? outcome.value : [];
    const shown = filterAccounts(accounts, flags);
    addAccounts(stats, accounts, shown);
    await writer.write(outcome, shown);
  }
  reporter.endProgress();
  await writer.end();
  const summary = summaryLines({ stats, result, duplicates, controller, providers: flags.provider ?? [] });
  const { retryFile } = flags;
  const code = await finishRun({ result, controller, reporter, output: context.output, retryFile, summary });
  return code === exitCode.done && flags.failOnExpired && stats.expired > 0 ? exitCode.expired : code;
}
