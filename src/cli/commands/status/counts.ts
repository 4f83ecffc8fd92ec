import type { SocialAccount } from "../../../../generated/schemas.js";
import { sanitizeForTerminal } from "../../output/terminal.js";
import { isExpired, providerOf } from "../../social-account.js";

export interface Counts {
  accounts: number;
  expired: number;
}

/** Counts of the accounts of one workspace, or of all. */
export interface StatusCounts extends Counts {
  byProvider: Map<string, Counts>;
}

export function createCounts(): StatusCounts {
  return { accounts: 0, expired: 0, byProvider: new Map() };
}

export function countAccounts(accounts: readonly SocialAccount[]): StatusCounts {
  const counts = createCounts();
  for (const account of accounts) {
    const one = { accounts: 1, expired: isExpired(account) ? 1 : 0 };
    addCounts(counts, { ...one, byProvider: new Map([[providerOf(account), one]]) });
  }
  return counts;
}

export function addCounts(total: StatusCounts, { accounts, expired, byProvider }: StatusCounts): void {
  total.accounts += accounts;
  total.expired += expired;
  for (const [provider, counts] of byProvider) {
    const sum = total.byProvider.get(provider) ?? { accounts: 0, expired: 0 };
    total.byProvider.set(provider, {
      accounts: sum.accounts + counts.accounts,
      expired: sum.expired + counts.expired,
    });
  }
}

/** The JSON of counts: those that follow from the others are there, too. */
export function toJSON({ accounts, expired, byProvider }: StatusCounts): object {
  const ofProvider = ({ accounts, expired }: Counts) => ({ accounts, active: accounts - expired, expired });
  const providers = sortByCount(byProvider).map(([provider, counts]) => [provider, ofProvider(counts)]);
  return { ...ofProvider({ accounts, expired }), providers: Object.fromEntries(providers) };
}

/** Such as `2 x (1 expired), 1 tiktok`: the nine most frequent providers, and the rest as one number. */
export function formatProviders({ byProvider }: StatusCounts): string {
  const sorted = sortByCount(byProvider);
  const others = sorted.slice(9).map(([, counts]) => counts);
  const rest = { accounts: sum(others, "accounts"), expired: sum(others, "expired") };
  const shown: [string, Counts][] = [...sorted.slice(0, 9), ["others", rest]];
  return shown
    .filter(([, { accounts }]) => accounts > 0)
    .map(([provider, { accounts, expired }]) => {
      const name = sanitizeForTerminal(provider.slice(0, 30));
      return `${accounts} ${name}${expired > 0 ? ` (${expired} expired)` : ""}`;
    })
    .join(", ");
}

function sortByCount(byProvider: ReadonlyMap<string, Counts>): [string, Counts][] {
  return [...byProvider].sort(([a, m], [b, n]) => n.accounts - m.accounts || (a < b ? -1 : 1));
}

function sum(counts: readonly Counts[], field: keyof Counts): number {
  return counts.reduce((total, { [field]: number }) => total + number, 0);
}
