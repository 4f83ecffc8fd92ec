import type { SocialAccount } from "../index.js";
import { harmless } from "./harmless.js";
import type { Outcome } from "./sweep.js";

/** What a run has found so far. */
export interface Tally {
  listed: number;
  /** Ids of workspaces that failed. */
  failed: string[];
  /** Ids of workspaces that were not asked to the end. */
  stopped: string[];
  /** Accounts that the API gave. */
  found: number;
  /** Accounts that were asked for and are shown. */
  shown: number;
  /** How many of those are expired. */
  expired: number;
  byProvider: Map<string, number>;
  /** The networks of all accounts that the API gave. */
  providers: Set<string>;
}

export function createTally(): Tally {
  return {
    listed: 0,
    failed: [],
    stopped: [],
    found: 0,
    shown: 0,
    expired: 0,
    byProvider: new Map(),
    providers: new Set(),
  };
}

export function count(tally: Tally, outcome: Outcome, shown: readonly SocialAccount[]): void {
  if (outcome.state !== "listed") {
    tally[outcome.state].push(outcome.id);
    return;
  }
  tally.listed += 1;
  tally.found += outcome.accounts.length;
  tally.shown += shown.length;
  for (const { provider } of outcome.accounts) tally.providers.add(String(provider));
  for (const { provider, expired } of shown) {
    if (expired) tally.expired += 1;
    tally.byProvider.set(String(provider), (tally.byProvider.get(String(provider)) ?? 0) + 1);
  }
}

/** Such as `3 accounts, 1 expired: 1 instagram, 1 tiktok, 1 x`. */
export function summarise(tally: Tally, workspaces: number): string {
  const { found, shown, expired, listed, failed } = tally;
  const accounts = shown === found ? plural(shown, "account") : `${shown} of ${plural(found, "account")}`;
  const where = workspaces > 1 ? ` in ${plural(listed, "workspace")}` : "";
  const providers = shown > 0 ? `: ${byProvider(tally)}` : "";
  const failures = failed.length > 0 ? `; ${plural(failed.length, "workspace")} failed` : "";
  return `${accounts}${where}, ${expired} expired${providers}${failures}`;
}

export function plural(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** The most of them, the rest in one. */
function byProvider({ byProvider }: Tally): string {
  const counts = [...byProvider].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const named = counts.slice(0, 9).map(([provider, number]) => `${number} ${harmless(provider.slice(0, 30))}`);
  const others = counts.slice(9).reduce((sum, [, number]) => sum + number, 0);
  return [...named, ...(others > 0 ? [`${others} others`] : [])].join(", ");
}
