import type { SocialAccount } from "../../../../generated/schemas.js";
import { sanitizeForTerminal } from "../../output/terminal.js";
import { formatCount, type RunResult } from "../../run-result.js";
import { isExpired, providerOf } from "../../social-account.js";

/** Counts of the accounts that a run has listed. */
export interface AccountStats {
  /** Accounts that the API returned. */
  found: number;
  /** Accounts that pass the filter. */
  shown: number;
  /** How many of those are expired. */
  expired: number;
  byProvider: Map<string, number>;
  /** The providers of all accounts that the API returned. */
  providers: Set<string>;
}

export function createAccountStats(): AccountStats {
  return { found: 0, shown: 0, expired: 0, byProvider: new Map(), providers: new Set() };
}

export function addAccounts(
  stats: AccountStats,
  found: readonly SocialAccount[],
  shown: readonly SocialAccount[],
): void {
  stats.found += found.length;
  stats.shown += shown.length;
  for (const account of found) stats.providers.add(providerOf(account));
  for (const account of shown) {
    if (isExpired(account)) stats.expired += 1;
    const provider = providerOf(account);
    stats.byProvider.set(provider, (stats.byProvider.get(provider) ?? 0) + 1);
  }
}

/** Such as `3 accounts, 1 expired: 1 instagram, 1 tiktok, 1 x`. */
export function formatStats(stats: AccountStats, { workspaces, fetched, failed }: RunResult): string {
  const { found, shown, expired } = stats;
  const accounts = shown === found ? formatCount(shown, "account") : `${shown} of ${formatCount(found, "account")}`;
  const where = workspaces > 1 ? ` in ${formatCount(fetched, "workspace")}` : "";
  const providers = shown > 0 ? `: ${formatProviders(stats)}` : "";
  const failures = failed.length > 0 ? `; ${formatCount(failed.length, "workspace")} failed` : "";
  return `${accounts}${where}, ${expired} expired${providers}${failures}`;
}

/** The nine most frequent providers, and the rest as one number. */
function formatProviders({ byProvider }: AccountStats): string {
  const counts = [...byProvider].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const named = counts
    .slice(0, 9)
    .map(([provider, number]) => `${number} ${sanitizeForTerminal(provider.slice(0, 30))}`);
  const others = counts.slice(9).reduce((sum, [, number]) => sum + number, 0);
  return [...named, ...(others > 0 ? [`${others} others`] : [])].join(", ");
}
