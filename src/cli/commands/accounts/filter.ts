import type { SocialAccount } from "../../../../generated/schemas.js";
import { isExpired, providerOf } from "../../social-account.js";

export interface AccountFilter {
  /** Only accounts that must be reconnected. */
  expired?: boolean;
  /** Only accounts of these providers, in lower case. */
  provider?: string[];
}

/** Whether to omit a workspace because no account passes the filter. Without a filter, even an empty one is shown. */
export function isFilteredOut(shown: readonly SocialAccount[], { expired, provider }: AccountFilter): boolean {
  return shown.length === 0 && (expired === true || provider !== undefined);
}

export function filterAccounts(accounts: readonly SocialAccount[], filter: AccountFilter): SocialAccount[] {
  const { expired, provider } = filter;
  return accounts.filter((account) => {
    const isWanted = provider?.includes(providerOf(account).toLowerCase()) ?? true;
    return isWanted && (!expired || isExpired(account));
  });
}
