import type { AccountCounts } from "../../account-counts.js";
import { sanitizeForTerminal } from "../../output/terminal.js";
import { formatCount, type RunResult } from "../../run-result.js";
import type { RunController } from "../../session/run-controller.js";
import { type AccountStats, formatStats } from "./stats.js";

export interface AccountsSummary {
  stats: AccountStats;
  result: RunResult;
  duplicates: number;
  controller: Pick<RunController, "reason">;
  /** The requested providers, in lower case. */
  providers: readonly string[];
}

/** What a run says about the accounts it has found. */
export function summaryLines({ stats, result, duplicates, controller, providers }: AccountsSummary): string[] {
  const hasStats = result.fetched > 0 || (result.workspaces > 1 && controller.reason !== "unauthorized");
  return [
    ...(hasStats ? [formatStats(stats, result)] : []),
    ...unknownProviders(stats.found, providers),
    ...(stats.shown.expired > 0 ? [reconnectHint(stats.shown.expired)] : []),
    ...(duplicates > 0 ? [`${formatCount(duplicates, "duplicate id")} ignored`] : []),
  ];
}

/** A mistyped provider would look like one without accounts. */
function unknownProviders({ accounts, byProvider }: AccountCounts, requested: readonly string[]): string[] {
  if (accounts === 0) return [];
  const providers = [...byProvider.keys()];
  const present = providers.map((provider) => provider.toLowerCase());
  const names = providers.toSorted().slice(0, 9).join(", ");
  return requested
    .filter((provider) => !present.includes(provider))
    .map((provider) => sanitizeForTerminal(`No accounts with provider ${provider}; found: ${names}`));
}

/** @see https://help.asters.ai/en/articles/8922763-when-social-profile-disconnects */
function reconnectHint(expired: number): string {
  return `Reconnect ${expired === 1 ? "it" : "them"} in the Asters app`;
}
