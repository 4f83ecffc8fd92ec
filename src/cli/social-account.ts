import type { SocialAccount } from "../../generated/schemas.js";
import { toText } from "./output/json.js";

/** The provider of an account, whatever the API sends in its place. */
export function providerOf({ provider }: SocialAccount): string {
  return provider ? toText(provider) : "unknown";
}

/** Whether someone must reconnect the account. */
export function isExpired({ expired }: SocialAccount): boolean {
  return expired === true;
}

export function countExpired(accounts: readonly SocialAccount[]): number {
  return accounts.filter(isExpired).length;
}
