import type { SocialAccount } from "../../../../generated/schemas.js";
import { type AccountCounts, addCounts, countAccounts, createCounts, formatProviders } from "../../account-counts.js";
import { formatCount, formatFailures, formatWhere, type RunResult } from "../../run-result.js";

/** Counts of the accounts that a run has listed. */
export interface AccountStats {
  /** All accounts that the API returned. */
  found: AccountCounts;
  /** Those that pass the filter. */
  shown: AccountCounts;
}

export function createAccountStats(): AccountStats {
  return { found: createCounts(), shown: createCounts() };
}

export function addAccounts(
  stats: AccountStats,
  found: readonly SocialAccount[],
  shown: readonly SocialAccount[],
): void {
  addCounts(stats.found, countAccounts(found));
  addCounts(stats.shown, countAccounts(shown));
}

/** Such as `3 accounts, 1 expired: 1 instagram, 1 tiktok, 1 x`. */
export function formatStats({ found, shown }: AccountStats, result: RunResult): string {
  const all = formatCount(found.accounts, "account");
  const accounts = shown.accounts === found.accounts ? all : `${shown.accounts} of ${all}`;
  const providers = shown.accounts > 0 ? `: ${formatProviders(shown)}` : "";
  return `${accounts}${formatWhere(result)}, ${shown.expired} expired${providers}${formatFailures(result)}`;
}
