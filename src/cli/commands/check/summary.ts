import { formatCount } from "../../run-result.js";
import { formatTime } from "./format.js";
import type { CheckReport } from "./report.js";
import { countKinds } from "./webhook-body.js";

/** What a run says on standard error about what it has found. */
export function summaryLines({ events, totals, previousRun }: CheckReport): string[] {
  const { workspaces, accounts, expired, notChecked } = totals;
  const counts = `${formatCount(accounts, "account")} in ${formatCount(workspaces, "workspace")}, ${expired} expired`;
  return [
    ...(previousRun === null ? ["First run: the baseline for the next ones"] : []),
    notChecked > 0 ? `${counts}; ${formatCount(notChecked, "workspace")} not checked` : counts,
    changes(events, previousRun),
    ...(events.some(({ kind }) => kind === "expired") ? ["Reconnect expired accounts in the Asters app"] : []),
  ].filter((line) => line !== "");
}

function changes(events: CheckReport["events"], previousRun: string | null): string {
  if (previousRun === null) return "";
  const since = `since ${formatTime(previousRun)} UTC`;
  return events.length === 0 ? `No changes ${since}` : `Changes ${since}: ${countKinds(events)}`;
}
