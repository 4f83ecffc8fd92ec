import type { SocialAccount } from "../../../../generated/schemas.js";
import { toText } from "../../output/json.js";

export interface AccountFilter {
  /** Only accounts that must be reconnected. */
  expired?: boolean;
  /** Only accounts of these providers, in lower case. */
  provider?: string[];
}

export function filterAccounts(accounts: readonly SocialAccount[], filter: AccountFilter): SocialAccount[] {
  const { expired, provider } = filter;
  return accounts.filter((account) => {
    const isWanted = provider?.includes(providerOf(account).toLowerCase()) ?? true;
    return isWanted && (!expired || isExpired(account));
  });
}

/** The provider of an account, whatever the API sends in its place. */
export function providerOf({ provider }: SocialAccount): string {
  return provider ? toText(provider) : "unknown";
}

/** Whether someone must reconnect the account. */
export function isExpired({ expired }: SocialAccount): boolean {
  return expired === true;
}

type Comparator = (a: SocialAccount, b: SocialAccount) => number;

function compareText(select: (account: SocialAccount) => unknown): Comparator {
  const { compare } = new Intl.Collator("en", { numeric: true });
  const textOf = (account: SocialAccount) => toText(select(account) ?? "");
  return (a, b) => compare(textOf(a), textOf(b));
}

/** The orders of `--sort`: what people look for comes first. */
export const comparators: Readonly<Record<string, () => Comparator>> = {
  name: () => compareText((account) => account.name),
  provider: () => compareText((account) => account.provider),
  type: () => compareText((account) => account.type),
  status: () => (a, b) => Number(isExpired(b)) - Number(isExpired(a)),
  posts: () => (a, b) => totalPosts(b) - totalPosts(a),
  "last-post": () => (a, b) => lastPostTime(b) - lastPostTime(a),
};

export const sortKeys: readonly string[] = Object.keys(comparators);

function totalPosts({ brandvoiceInfo }: SocialAccount): number {
  const posts: unknown = brandvoiceInfo?.totalPosts;
  return typeof posts === "number" ? posts : -1;
}

function lastPostTime({ brandvoiceInfo }: SocialAccount): number {
  const date: unknown = brandvoiceInfo?.lastPostDate;
  return typeof date === "string" ? Date.parse(date) || 0 : 0;
}
