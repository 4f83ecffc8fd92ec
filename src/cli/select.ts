import type { SocialAccount } from "../index.js";

export interface Selection {
  /** Only those that a person must reconnect. */
  expired?: boolean;
  /** Only those of these networks, in lower case. */
  provider?: string[];
}

export function select(accounts: readonly SocialAccount[], { expired, provider }: Selection): SocialAccount[] {
  return accounts.filter((account) => {
    const wanted = provider?.includes(String(account.provider).toLowerCase()) ?? true;
    return wanted && (!expired || account.expired);
  });
}
