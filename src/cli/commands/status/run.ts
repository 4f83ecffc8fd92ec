/** `asters status`: counts the accounts of each workspace, and those that must be reconnected. */
import type { SocialAccount } from "../../../../generated/schemas.js";
import { type AccountCounts, addCounts, countAccounts, createCounts, toJSON } from "../../account-counts.js";
import type { CommandContext } from "../../context.js";
import { type ExitCode, exitCode } from "../../exit-codes.js";
import type { Outcome } from "../../fetch-all.js";
import { createRowWriter, type FormatFlags, type RowFormat, type RowWriter } from "../../output/index.js";
import { formatJSON } from "../../output/json.js";
import { finishRun, formatCount, formatFailures, type RunResult } from "../../run-result.js";
import { runWorkspaces } from "../../run-workspaces.js";
import { describeMessage } from "../../session/describe-error.js";
import type { Reporter } from "../../session/reporter.js";
import type { ConcurrencyFlags } from "../../session/request-options.js";
import { openSession, type SessionFlags } from "../../session/session.js";
import { chooseWorkspaces, type WorkspaceFlags } from "../../workspaces/choose.js";
import { type StatusRow, statusFormat, totalRow, unfinished } from "./format.js";

export interface StatusFlags extends FormatFlags, SessionFlags, ConcurrencyFlags, WorkspaceFlags {
  failOnExpired?: boolean;
}

export async function showStatus(
  args: readonly string[],
  flags: StatusFlags,
  context: CommandContext,
): Promise<ExitCode> {
  const session = await openSession(flags, context);
  const { asters, reporter } = session;
  const chosen = await chooseWorkspaces(args, flags, context, session);
  if (!chosen) return exitCode.failed;
  const { workspaces, named } = chosen;
  const writer = await createStatusWriter(flags, context, statusFormat(workspaces, named), reporter);

  const total = createCounts();
  const run = { workspaces, fetchOne: asters.listSocialAccounts, keyAccepted: named, flags };
  const result = await runWorkspaces(session, context, run, async (outcome) => {
    const row = toRow(outcome);
    if (row.counts) addCounts(total, row.counts);
    await writer.write(row);
  });
  await writer.end(total, result);
  const found = flags.failOnExpired && total.expired > 0;
  return finishRun(session, context, { result, summary: summaryLines(total, result), found });
}

function toRow(outcome: Outcome<SocialAccount[]>): StatusRow {
  const { workspace, state } = outcome;
  if (state === "fetched") return { workspace, counts: countAccounts(outcome.value), error: undefined };
  const error = state === "failed" ? describeMessage(outcome.error) : unfinished;
  return { workspace, counts: undefined, error };
}

interface StatusWriter {
  write(row: StatusRow): Promise<void>;
  end(total: AccountCounts, result: RunResult): Promise<void>;
}

async function createStatusWriter(
  flags: StatusFlags,
  context: CommandContext,
  format: RowFormat<StatusRow>,
  { onDropped }: Reporter,
): Promise<StatusWriter> {
  if (flags.json) return createJSONWriter(context, format.json);
  const writer: RowWriter<StatusRow> = await createRowWriter(format, flags, context, onDropped);
  return {
    write: (row) => writer.write([row]),
    async end(total, { workspaces }) {
      const isTable = !flags.csv && !flags.bom && !flags.ndjson;
      if (isTable && workspaces > 0) await writer.write([totalRow(total)]);
      await writer.end();
    },
  };
}

/** One object: the workspaces, and the total. */
function createJSONWriter({ output }: CommandContext, toObject: (row: StatusRow) => object): StatusWriter {
  const rows: object[] = [];
  return {
    write: async (row) => void rows.push(toObject(row)),
    async end(total, { workspaces, failed, unfinished }) {
      const counts = { workspaces, failed: failed.length, unfinished: unfinished.length, ...toJSON(total) };
      await output.write(`${formatJSON({ workspaces: rows, total: counts }, 2)}\n`);
    },
  };
}

function summaryLines({ accounts, expired }: AccountCounts, result: RunResult): string[] {
  if (result.workspaces === 0) return [];
  const where = formatCount(result.fetched, "workspace");
  return [
    `${formatCount(accounts, "account")} in ${where}, ${expired} expired${formatFailures(result)}`,
    ...(expired > 0 ? ["To list the expired ones: asters accounts --expired"] : []),
  ];
}
