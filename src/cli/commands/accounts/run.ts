/** `asters accounts`: lists the social accounts of workspaces. */
import type { CommandContext } from "../../context.js";
import { UsageError } from "../../errors.js";
import { type ExitCode, exitCode } from "../../exit-codes.js";
import { finishRun } from "../../run-result.js";
import { runWorkspaces } from "../../run-workspaces.js";
import type { ConcurrencyFlags } from "../../session/request-options.js";
import { openSession, type SessionFlags } from "../../session/session.js";
import { chooseWorkspaces, type WorkspaceFlags } from "../../workspaces/choose.js";
import { checkRetryFile } from "../../workspaces/retry-file.js";
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
  checkReportFlags(flags, context);
  const session = await openSession(flags, context);
  const { asters, controller } = session;
  if (flags.retryFile !== undefined) await checkRetryFile(flags.retryFile);
  const chosen = await chooseWorkspaces(args, flags, context, session);
  if (!chosen) return exitCode.failed;
  const { workspaces, duplicates, named } = chosen;
  const details = { several: workspaces.length > 1, named };
  const writer = await createAccountsWriter(flags, context, details, session);

  const stats = createAccountStats();
  const printsDuringRun = flags.ndjson || flags.group;
  const run = { workspaces, fetchOne: asters.listSocialAccounts, keyAccepted: named, flags, printsDuringRun };
  const result = await runWorkspaces(session, context, run, async (outcome) => {
    const accounts = outcome.state === "fetched" ? outcome.value : [];
    const shown = filterAccounts(accounts, flags);
    addAccounts(stats, accounts, shown);
    await writer.write(outcome, shown);
  });
  await writer.end(stats, result);
  const summary = summaryLines({ stats, result, duplicates, controller, providers: flags.provider ?? [] });
  const found = flags.failOnExpired && stats.shown.expired > 0;
  return finishRun(session, context, { result, summary, retryFile: flags.retryFile, found });
}

function checkReportFlags({ html, pictures }: AccountsFlags, { stdout }: CommandContext): void {
  if (pictures && !html) throw new UsageError("--pictures requires --html");
  if (html && stdout.isTTY)
    throw new UsageError("--html prints an HTML page. Write it to a file: asters accounts --html > report.html");
}
