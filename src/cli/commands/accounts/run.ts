/** `asters accounts`: lists the social accounts of workspaces. */
import { keyAsArgument } from "../../auth.js";
import type { CommandContext } from "../../env.js";
import { type ExitCode, exitCode, UsageError } from "../../errors.js";
import { fetchAll } from "../../fetch-all.js";
import { createRowWriter, type FormatFlags, type RowWriter } from "../../output/index.js";
import { createSortingWriter } from "../../output/sort.js";
import type { ConcurrencyFlags } from "../../request-options.js";
import { addOutcome, createRunResult, finishRun } from "../../run-result.js";
import { openSession, type SessionFlags } from "../../session.js";
import { checkRetryFile, readWorkspaceIds, type Workspace } from "../../workspace-ids.js";
import { type AccountFilter, comparators, filterAccounts } from "./filter.js";
import { type AccountRow, accountFormat } from "./format.js";
import { addAccounts, createAccountStats } from "./stats.js";
import { summaryLines } from "./summary.js";

export interface AccountsFlags extends FormatFlags, SessionFlags, ConcurrencyFlags, AccountFilter {
  sort?: string;
  failOnExpired?: boolean;
  retryFile?: string;
}

export async function listAccounts(
  args: readonly string[],
  flags: AccountsFlags,
  context: CommandContext,
): Promise<ExitCode> {
  const { ids, duplicates } = await readWorkspaceIds(args, context);
  const { apiKey, asters, reporter, controller, pause } = await openSession(flags, context);
  if (ids.includes(apiKey)) throw new UsageError(keyAsArgument);
  if (flags.retryFile !== undefined) await checkRetryFile(flags.retryFile);
  const workspaces: Workspace[] = ids.map((id) => ({ id }));
  // Rows and a progress bar on one terminal would overwrite each other.
  if (!(flags.ndjson && context.stdout.isTTY)) reporter.startProgress(workspaces.length);
  const writer = await createWriter(flags, context, workspaces.length > 1, reporter.info);

  const stats = createAccountStats();
  const result = createRunResult(workspaces.length);
  const outcomes = fetchAll({ pause, controller, reporter }, workspaces, asters.listSocialAccounts, {
    concurrency: flags.concurrency,
    inOrder: !flags.ndjson,
  });
  for await (const outcome of outcomes) {
    addOutcome(result, outcome);
    if (outcome.state !== "fetched") continue;
    const shown = filterAccounts(outcome.value, flags);
    addAccounts(stats, outcome.value, shown);
    await writer.write(shown.map((account) => ({ workspace: outcome.workspace, account })));
  }
  reporter.endProgress();
  await writer.end();
  const summary = summaryLines({ stats, result, duplicates, controller, providers: flags.provider ?? [] });
  const { retryFile } = flags;
  const code = await finishRun({ result, controller, reporter, output: context.output, retryFile, summary });
  return code === exitCode.done && flags.failOnExpired && stats.expired > 0 ? exitCode.expired : code;
}

async function createWriter(
  flags: AccountsFlags,
  context: CommandContext,
  withWorkspace: boolean,
  info: (line: string) => void,
): Promise<RowWriter<AccountRow>> {
  const onDropped = (titles: string[]) => info(`No room for: ${titles.join(", ")}`);
  const writer = await createRowWriter(accountFormat(withWorkspace), flags, context, onDropped);
  const compare = flags.sort === undefined ? undefined : comparators[flags.sort]?.();
  return compare ? createSortingWriter(writer, (a, b) => compare(a.account, b.account)) : writer;
}
