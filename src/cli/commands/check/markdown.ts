/** The report as Markdown for a GitHub job summary or issue. */

import { unsafeInMarkdown } from "../../output/unsafe-characters.js";
import { formatCount } from "../../run-result.js";
import { sortEvents } from "./events.js";
import { accountLabel, countKinds, formatSince, formatTime, workspaceLabel } from "./format.js";
import type { CheckReport } from "./report.js";

/** GitHub rejects an issue of more than 65,536 characters and a summary of more than 1 MiB. */
const maxLength = 60_000;

export function formatMarkdown(report: CheckReport): string {
  const { events, expired, not_checked: notChecked, list_error: listError } = report;
  const blocks = [
    "## Asters social accounts",
    events.length > 0 ? `**${countKinds(events)}**` : "No changes.",
    table(["event", "account", "provider", "workspace", "when"], sortEvents(events).map(eventCells), maxLength / 2),
    ...(expired.length > 0 ? ["### Expired now: reconnect in the Asters app"] : []),
    table(["account", "provider", "workspace", "expired"], expired.map(expiredCells), maxLength / 4),
    ...(notChecked.length > 0 || listError !== null ? ["### Not checked"] : []),
    ...(listError === null ? [] : [`The workspaces could not be listed: ${literal(listError)}`]),
    table(["workspace", "reason", "last checked"], notChecked.map(notCheckedCells), maxLength / 8),
    summaryLine(report),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function eventCells(event: CheckReport["events"][number]): string[] {
  const { kind, provider, workspace, since } = event;
  return [
    kind,
    literal(accountLabel(event)),
    literal(provider),
    literal(workspaceLabel(workspace)),
    formatSince(since),
  ];
}

function expiredCells({ account, provider, workspace, since }: CheckReport["expired"][number]): string[] {
  return [literal(account.name), literal(provider), literal(workspaceLabel(workspace)), formatSince(since)];
}

function notCheckedCells({
  workspace,
  error,
  last_checked_at: lastCheckedAt,
}: CheckReport["not_checked"][number]): string[] {
  return [
    literal(workspaceLabel(workspace)),
    literal(error),
    lastCheckedAt === null ? "never" : `${formatTime(lastCheckedAt)} UTC`,
  ];
}

function summaryLine({ totals, checked_at: checkedAt, previous_run_at: previousRunAt }: CheckReport): string {
  const { workspaces, accounts, expired } = totals;
  const compared = previousRunAt === null ? "the first run" : `compared with ${formatTime(previousRunAt)} UTC`;
  return `${formatCount(accounts, "account")} in ${formatCount(workspaces, "workspace")}, ${expired} expired. Checked ${formatTime(checkedAt)} UTC, ${compared}.`;
}

/** A table with as many rows as fit into `room` characters; empty without rows. */
function table(titles: string[], rows: readonly string[][], room: number): string {
  if (rows.length === 0) return "";
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const lines = [line(titles), line(titles.map(() => "---"))];
  let length = 0;
  for (const [index, row] of rows.entries()) {
    const next = line(row);
    length += next.length;
    if (length > room) return [...lines, `\n… and ${rows.length - index} more`].join("\n");
    lines.push(next);
  }
  return lines.join("\n");
}

/**
 * Text that GitHub displays literally: without markup or links and, inside `<code>`, without mentions.
 *
 * @see https://spec.commonmark.org/0.31.2/#entity-and-numeric-character-references
 */
function literal(text: string): string {
  const line = text.replace(unsafeInMarkdown, "\ufffd").slice(0, 300);
  return `<code>${line.replace(/[!-/:-@[-`{-~]/g, (character) => `&#${character.charCodeAt(0)};`)}</code>`;
}
