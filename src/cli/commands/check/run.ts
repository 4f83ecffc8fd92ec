/** `asters check`: compares the accounts with those of the last run and reports each change once. */
import { type CommandContext, resolveBaseUrl } from "../../context.js";
import { UsageError } from "../../errors.js";
import { type ExitCode, exitCode } from "../../exit-codes.js";
import { sanitizeForTerminal } from "../../output/terminal.js";
import { keyInArguments } from "../../session/api-key.js";
import { describeError } from "../../session/describe-error.js";
import type { ConcurrencyFlags } from "../../session/request-options.js";
import { openSession, type Session, type SessionFlags } from "../../session/session.js";
import { type CheckOutcome, compareRuns } from "./compare.js";
import { createPost, deliver } from "./deliver.js";
import type { EventKind } from "./event-kinds.js";
import { fetchOutcomes } from "./fetch-outcomes.js";
import { type CheckReport, checkedWorkspaces, createReport } from "./report.js";
import type { CheckState } from "./state.js";
import { openStateFile, StateError, type StateFile } from "./state-file.js";
import { summaryLines } from "./summary.js";
import { findTargets, type Targets } from "./targets.js";
import { readWebhookURL } from "./webhook-url.js";
import { type CheckFormatFlags, writeReport } from "./write-report.js";

export interface CheckFlags extends CheckFormatFlags, SessionFlags, ConcurrencyFlags {
  state: string;
  confirm: number;
  failOn: EventKind[];
  quiet?: boolean;
  webhookFile?: string;
  /** Rejected, like `webhookUrl`, without repeating the value: the URL is a secret. */
  webhook?: unknown;
  webhookUrl?: unknown;
}

export async function check(
  selectors: readonly string[],
  flags: CheckFlags,
  context: CommandContext,
): Promise<ExitCode> {
  if ((flags.webhook ?? flags.webhookUrl) !== undefined) throw new UsageError(webhookAsFlag);
  const webhook = await readWebhookURL(flags.webhookFile, context);
  const session = await openSession(flags, context);
  if (selectors.includes(session.apiKey)) throw new UsageError(keyInArguments);
  try {
    const stateFile = openStateFile(flags.state);
    try {
      return await runCheck(stateFile, webhook, { selectors, flags, context, session });
    } finally {
      stateFile.close();
    }
  } catch (error) {
    if (!(error instanceof StateError)) throw error;
    session.reporter.info(sanitizeForTerminal(`error: ${error.message}`));
    return exitCode.failed;
  }
}

const webhookAsFlag = `the webhook URL cannot be passed as a flag: other users could read it in the process list.
Set ASTERS_WEBHOOK_URL, or pass --webhook-file with the name of a file that contains it`;

interface CheckRun {
  selectors: readonly string[];
  flags: CheckFlags;
  context: CommandContext;
  session: Session;
}

async function runCheck(stateFile: StateFile, webhook: URL | undefined, run: CheckRun): Promise<ExitCode> {
  const { flags, context, session } = run;
  const previous = stateFile.read();
  const now = new Date().toISOString();
  const found = await findOutcomes(run, previous);
  if (!found) return reportStopped(session);
  const { targets, outcomes } = found;
  const { isFullRun, listError } = targets;
  const { nextState } = compareRuns(previous, outcomes, now, { confirm: flags.confirm, isFullRun });
  const baseUrl = resolveBaseUrl(flags.baseUrl, context.env);
  const describe = (error: Error) => describeError(error, baseUrl).message;
  const report = createReport({ previous, nextState, outcomes, listError, describe });

  const post = createPost({ webhook, timeout: flags.timeout, retries: flags.retries }, session, context);
  const write = () => writeReport(report, checkedWorkspaces(nextState, outcomes), flags, context, session.reporter);
  const isDelivered = await deliver(nextState, stateFile, post, write);
  if (!flags.quiet) for (const line of summaryLines(report)) session.reporter.info(line);
  if (session.controller.reason === "interrupted" && !isDelivered) return exitCode.interrupted;
  return exitCodeOf(report, isDelivered, run);
}

/** Undefined if the run was stopped before it had checked everything. */
async function findOutcomes(
  { selectors, flags, session }: CheckRun,
  previous: CheckState | undefined,
): Promise<{ targets: Targets; outcomes: CheckOutcome[] } | undefined> {
  const { reporter, controller } = session;
  try {
    const targets = await findTargets(session, selectors, previous);
    if (targets.listError) reporter.error("list of workspaces", targets.listError);
    const outcomes = await fetchOutcomes(session, targets, previous, flags.concurrency);
    return controller.reason === undefined ? { targets, outcomes } : undefined;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    if (controller.reason === undefined) reporter.error("list of workspaces", error as Error);
    return undefined;
  }
}

function reportStopped({ reporter, controller }: Session): ExitCode {
  reporter.info(
    controller.reason === "interrupted" ? "Interrupted: nothing was saved or sent" : "Nothing was saved or sent",
  );
  return controller.reason === "interrupted" ? exitCode.interrupted : exitCode.failed;
}

function exitCodeOf(report: CheckReport, isDelivered: boolean, { selectors, flags }: CheckRun): ExitCode {
  const { events, totals, list_error: listError } = report;
  // Selected workspaces can be checked without the list.
  const isIncomplete = totals.not_checked > 0 || (listError !== null && selectors.length === 0);
  if (isIncomplete || !isDelivered) return exitCode.failed;
  return events.some(({ kind }) => flags.failOn.includes(kind)) ? exitCode.found : exitCode.done;
}
