import { formatCount } from "../../run-result.js";
import { countKinds, formatTime } from "./format.js";
import type { CheckReport } from "./report.js";

/** The summary of a run, on standard error. */
export function summaryLines({ events, totals, previous_run_at: previousRunAt }: CheckReport): string[] {
  const { workspaces, accounts, expired, not_checked: notChecked } = totals;
  const counts = `${formatCount(accounts, "account")} in ${formatCount(workspaces, "workspace")}, ${expired} expired`;
  return [
    ...(previousRunAt === null && workspaces > notChecked ? ["First run: recorded a baseline"] : []),
    notChecked > 0 ? `${counts}; ${formatCount(notChecked, "workspace")} not checked` : counts,
    changes(events, previousRunAt),
    ...(events.some(({ kind }) => kind === "expired") ? ["Reconnect expired accounts in the Asters app"] : []),
  ].filter((line) => line !== "");
}

function changes(events: CheckReport["events"], previousRunAt: string | null): string {
  if (previousRunAt === null) return "";
  const since = `since ${formatTime(previousRunAt)} UTC`;
  return events.length === 0 ? `No changes ${since}` : `Changes ${since}: ${countKinds(events)}`;
}
