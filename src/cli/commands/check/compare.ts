/** Compares what a run has seen with what is known. Has no side effects. */
import type { EventKind } from "./event-kinds.js";
import { type ChangeWindow, type CheckEvent, createEvent } from "./events.js";
import { type CheckState, type KnownAccount, type KnownWorkspace, stateVersion, type Unconfirmed } from "./state.js";

/** An account as a response shows it. */
export interface SeenAccount {
  _id: string;
  account_id: string;
  name: string;
  provider: string;
  expired: boolean;
}

/** The outcome of checking one workspace. */
export type CheckOutcome = { workspace: { id: string; name?: string | undefined } } & (
  | { state: "checked"; accounts: readonly SeenAccount[] }
  /** The API neither lists the workspace nor responds for it. */
  | { state: "gone" }
  | { state: "failed"; error: Error }
);

export interface CompareOptions {
  /** How many consecutive checks must see a change before it is reported. */
  confirm: number;
  /** Whether the run covers all workspaces, so that one that is not known yet is new. */
  isFullRun: boolean;
}

export interface Comparison {
  /** New events. Those pending from earlier runs are in the state. */
  events: CheckEvent[];
  nextState: CheckState;
}

/**
 * Returns what has changed, and the state to compare the next run with. The first check of a workspace is its baseline:
 * nothing is reported as added, but what is expired is.
 *
 * @param now when the run began, as an ISO date
 */
export function compareRuns(
  previous: CheckState | undefined,
  outcomes: readonly CheckOutcome[],
  now: string,
  { confirm, isFullRun }: CompareOptions,
): Comparison {
  const lastFullRun = previous?.lastFullRun ?? null;
  const workspaces = new Map(previous?.workspaces.map((workspace) => [workspace.id, workspace]));
  const events: CheckEvent[] = [];
  for (const outcome of outcomes) {
    const { id } = outcome.workspace;
    const known = withName(workspaces.get(id) ?? newWorkspace(id, isFullRun ? lastFullRun : null), outcome);
    const compared = compareWorkspace(known, outcome, now, confirm);
    events.push(...compared.events);
    if (outcome.state === "gone" && compared.workspace.accounts.length === 0) workspaces.delete(id);
    else workspaces.set(id, compared.workspace);
  }
  const nextState: CheckState = {
    version: stateVersion,
    lastRun: now,
    lastFullRun: isFullRun ? now : lastFullRun,
    workspaces: [...workspaces.values()],
    pending: [...(previous?.pending ?? []), ...events],
  };
  return { events, nextState };
}

/** A workspace that a full run finds new had no accounts when the last full run listed them all. */
function newWorkspace(id: string, unlistedAt: string | null): KnownWorkspace {
  return { id, name: null, checkedAt: null, accounts: [], ...(unlistedAt !== null && { unlistedAt }) };
}

function withName(known: KnownWorkspace, { workspace }: CheckOutcome): KnownWorkspace {
  return { ...known, name: workspace.name ?? known.name };
}

function compareWorkspace(known: KnownWorkspace, outcome: CheckOutcome, now: string, confirm: number) {
  if (outcome.state === "failed") return { workspace: known, events: [] };
  const seen = new Map(outcome.state === "gone" ? [] : outcome.accounts.map((account) => [account._id, account]));
  const { unlistedAt = null, ...rest } = known;
  const since: ChangeWindow = { after: known.checkedAt ?? unlistedAt, before: now };
  const knownIds = new Set(known.accounts.map(({ _id }) => _id));
  const fresh = [...seen.values()].filter(({ _id }) => !knownIds.has(_id));
  const before = [...known.accounts, ...fresh.map((account) => toKnown(account, since))];

  const events: CheckEvent[] = [];
  const accounts = before.flatMap((account) => {
    const observed = observe(account, seen.get(account._id), since, confirm);
    const { id, name } = known;
    for (const event of observed.events) events.push(createEvent({ ...event, workspace: { id, name } }));
    return observed.account ?? [];
  });
  return { workspace: { ...rest, checkedAt: now, accounts }, events };
}

/** A newly seen account. In a baseline its presence is not reported. */
function toKnown(account: SeenAccount, since: ChangeWindow): KnownAccount {
  const { _id, account_id, name, provider } = account;
  const known = { _id, account_id, name, provider, expired: false };
  return since.after === null ? known : { ...known, unconfirmed: { added: { runs: 0, since } } };
}

type Observed = { account: KnownAccount | undefined; events: Omit<CheckEvent, "id" | "workspace">[] };

/** Compares one account: what enough checks in a row have seen becomes an event, and the rest stays unconfirmed. */
function observe(known: KnownAccount, seen: SeenAccount | undefined, since: ChangeWindow, confirm: number): Observed {
  const { unconfirmed: waiting = {}, ...reported } = known;
  // An account never reported as added is not reported as removed.
  if (!seen && waiting.added) return { account: undefined, events: [] };
  const name = seen?.name ?? known.name;
  const stillWaiting: Partial<Record<EventKind, Unconfirmed>> = {};
  const confirmed = new Map<EventKind, ChangeWindow>();
  for (const kind of differences(known, seen)) {
    const earlier = kind === "renamed" && waiting.renamed?.name !== name ? undefined : waiting[kind];
    const change = { runs: (earlier?.runs ?? 0) + 1, since: earlier?.since ?? since };
    if (change.runs >= confirm) confirmed.set(kind, change.since);
    else stillWaiting[kind] = kind === "renamed" ? { ...change, name } : change;
  }
  const { _id, account_id, provider } = seen ?? known;
  const events = [...confirmed].map(([kind, since]) => ({
    kind,
    provider,
    account: { _id, account_id, name },
    ...(kind === "renamed" && { previous_name: known.name }),
    since,
  }));
  if (confirmed.has("removed")) return { account: undefined, events };
  const account = applyEvents({ ...reported, account_id, provider }, name, confirmed);
  if (waiting.added) account.name = name;
  return {
    account: Object.keys(stillWaiting).length > 0 ? { ...account, unconfirmed: stillWaiting } : account,
    events,
  };
}

function differences(known: KnownAccount, seen: SeenAccount | undefined): EventKind[] {
  if (!seen) return ["removed"];
  const isUnreported = known.unconfirmed?.added !== undefined;
  return [
    ...(isUnreported ? (["added"] as const) : []),
    ...(seen.expired === known.expired ? [] : ([seen.expired ? "expired" : "reconnected"] as const)),
    ...(seen.name === known.name || isUnreported ? [] : (["renamed"] as const)),
  ];
}

/** The account as it is after these events. */
function applyEvents(account: KnownAccount, name: string, events: ReadonlyMap<EventKind, ChangeWindow>): KnownAccount {
  const { since: earlier, ...rest } = account;
  const expired = events.has("expired") || (account.expired && !events.has("reconnected"));
  const since = events.get("expired") ?? (expired ? earlier : undefined);
  return { ...rest, expired, ...(since && { since }), name: events.has("renamed") ? name : account.name };
}
