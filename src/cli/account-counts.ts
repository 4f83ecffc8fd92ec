/** How many accounts there are and how many are expired: in all, and by provider. */
import type { SocialAccount } from "../../generated/schemas.js";
import { sanitizeForTerminal } from "./output/terminal.js";
import { isExpired, providerOf } from "./social-account.js";

export interface Counts {
  accounts: number;
  expired: number;
}

export interface AccountCounts extends Counts {
  byProvider: Map<string, Counts>;
}

export function createCounts(): AccountCounts {
  return { accounts: 0, expired: 0, byProvider: new Map() };
}

export function countAccounts(accounts: readonly SocialAccount[]): AccountCounts {
  const counts = createCounts();
  for (const account of accounts) {
    addToProvider(counts, providerOf(account), { accounts: 1, expired: isExpired(account) ? 1 : 0 });
  }
  return counts;
}

export function addCounts(total: AccountCounts, { byProvider }: AccountCounts): void {
  for (const [provider, counts] of byProvider) addToProvider(total, provider, counts);
}

function addToProvider(total: AccountCounts, provider: string, { accounts, expired }: Counts): void {
  const ofProvider = total.byProvider.get(provider) ?? { accounts: 0, expired: 0 };
  total.byProvider.set(provider, ofProvider);
  for (const counts of [total, ofProvider]) {
    counts.accounts += accounts;
    counts.expired += expired;
  }
}

/** The counts as JSON, including those that can be calculated from others. */
export function toJSON({ accounts, expired, byProvider }: AccountCounts): object {
  const ofProvider = ({ accounts, expired }: Counts) => ({ accounts, active: accounts - expired, expired });
  const providers = sortByCount(byProvider).map(([provider, counts]) => [provider, ofProvider(counts)]);
  return { ...ofProvider({ accounts, expired }), providers: Object.fromEntries(providers) };
}

/** The nine most frequent providers, and the rest as one number: `2 x, 1 tiktok`. */
export function formatProviders({ byProvider }: AccountCounts): string {
  return formatEach(byProvider, () => "");
}

/** Like {@link formatProviders}, with the expired accounts of each: `2 x (1 expired), 1 tiktok`. */
export function formatProvidersWithExpired({ byProvider }: AccountCounts): string {
  return formatEach(byProvider, ({ expired }) => (expired > 0 ? ` (${expired} expired)` : ""));
}

function formatEach(byProvider: ReadonlyMap<string, Counts>, formatDetail: (counts: Counts) => string): string {
  const sorted = sortByCount(byProvider);
  const others = sorted.slice(9).map(([, counts]) => counts);
  const rest = { accounts: sum(others, "accounts"), expired: sum(others, "expired") };
  const shown: [string, Counts][] = [...sorted.slice(0, 9), ["others", rest]];
  return shown
    .filter(([, { accounts }]) => accounts > 0)
    .map(([provider, counts]) => {
      return `${counts.accounts} ${sanitizeForTerminal(provider.slice(0, 30))}${formatDetail(counts)}`;
    })
    .join(", ");
}

function sortByCount(byProvider: ReadonlyMap<string, Counts>): [string, Counts][] {
  return [...byProvider].sort(([a, m], [b, n]) => n.accounts - m.accounts || (a < b ? -1 : 1));
}

function sum(counts: readonly Counts[], field: keyof Counts): number {
  return counts.reduce((total, { [field]: number }) => total + number, 0);
}
