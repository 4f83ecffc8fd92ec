import type { SocialAccount } from "../index.js";
import type { Row, Writer } from "./writer.js";

type Compare = (a: SocialAccount, b: SocialAccount) => number;

const byText = (text: (account: SocialAccount) => string | undefined): Compare => {
  const { compare } = new Intl.Collator("en", { numeric: true });
  return (a, b) => compare(text(a) ?? "", text(b) ?? "");
};

/** The orders that `--sort` knows: what a person looks for comes first. */
const orders: Record<string, () => Compare> = {
  name: () => byText((account) => account.name),
  provider: () => byText((account) => account.provider),
  type: () => byText((account) => account.type),
  status: () => (a, b) => Number(b.expired) - Number(a.expired),
  posts: () => (a, b) => (b.brandvoiceInfo?.totalPosts ?? -1) - (a.brandvoiceInfo?.totalPosts ?? -1),
  "last-post": () => (a, b) => lastPost(b) - lastPost(a),
};

export const sortKeys: readonly string[] = Object.keys(orders);

function lastPost({ brandvoiceInfo }: SocialAccount): number {
  return Date.parse(brandvoiceInfo?.lastPostDate ?? "") || 0;
}

/** Keeps all accounts back until the end, and gives them out in another order; equals stay in the order asked. */
export function sorted(writer: Writer, key: string): Writer {
  const kept: Row[] = [];
  return {
    write: async (rows) => void kept.push(...rows),
    async end() {
      const compare = (orders[key] as () => Compare)();
      await writer.write(kept.sort((a, b) => compare(a.account, b.account)));
      await writer.end();
    },
  };
}
