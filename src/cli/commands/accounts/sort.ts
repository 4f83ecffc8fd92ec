import type { SocialAccount } from "../../../../generated/schemas.js";
import { toText } from "../../output/json.js";
import { isExpired } from "../../social-account.js";

type Comparator = (a: SocialAccount, b: SocialAccount) => number;

function compareText(select: (account: SocialAccount) => unknown): Comparator {
  const { compare } = new Intl.Collator("en", { numeric: true });
  const textOf = (account: SocialAccount) => toText(select(account) ?? "");
  return (a, b) => compare(textOf(a), textOf(b));
}

/** A function, because creating a collator takes time that other commands need not spend. */
export function createNameComparator(): Comparator {
  return compareText((account) => account.name);
}

/** The orders of `--sort`: what people look for comes first. */
export const comparators: Readonly<Record<string, () => Comparator>> = {
  name: createNameComparator,
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
