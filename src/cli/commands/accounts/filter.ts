import type { SocialAccount } from "../../../client/types.js";

export interface AccountFilter {
  /** Only accounts that must be reconnected. */
  expired?: boolean;
  /** Only accounts of these providers, in lower case. */
  provider?: string[];
}

export function filterAccounts(accounts: readonly SocialAccount[], filter: AccountFilter): SocialAccount[] {
  const { expired, provider } = filter;
  return accounts.filter((account) => {
    const isWanted = provider?.includes(String(account.provider).toLowerCase()) ?? true;
    return isWanted && (!expired || account.expired);
  });
}

type Comparator = (a: SocialAccount, b: SocialAccount) => number;

function compareText(text: (account: SocialAccount) => string | undefined): Comparator {
  const { compare } = new Intl.Collator("en", { numeric: true });
  return (a, b) => compare(text(a) ?? "", text(b) ?? "");
}

/** The orders of `--sort`: what people look for comes first. */
export const comparators: Readonly<Record<string, () => Comparator>> = {
  name: () => compareText((account) => account.name),
  provider: () => compareText((account) => account.provider),
  type: () => compareText((account) => account.type),
  status: () => (a, b) => Number(b.expired) - Number(a.expired),
  posts: () => (a, b) => (b.brandvoiceInfo?.totalPosts ?? -1) - (a.brandvoiceInfo?.totalPosts ?? -1),
  "last-post": () => (a, b) => lastPostTime(b) - lastPostTime(a),
};

export const sortKeys: readonly string[] = Object.keys(comparators);

function lastPostTime({ brandvoiceInfo }: SocialAccount): number {
  return Date.parse(brandvoiceInfo?.lastPostDate ?? "") || 0;
}
