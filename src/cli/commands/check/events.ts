/** What a run reports: how the accounts differ from those of the run before. */
import { hash } from "node:crypto";

/** In the order of their weight: those that need a person come first. */
export const eventKinds = ["expired", "removed", "reconnected", "added", "renamed"] as const;

export type EventKind = (typeof eventKinds)[number];

/** The two checks of a workspace between which something changed, as ISO dates. */
export interface Since {
  /** The last check that saw it as it was before; null if the first check saw the change already. */
  after: string | null;
  /** The first check that saw it changed. */
  before: string;
}

export interface AccountIds {
  _id: string;
  account_id: string;
  name: string;
}

export interface WorkspaceRef {
  id: string;
  /** Null if the API did not return it. */
  name: string | null;
}

export interface CheckEvent {
  /** The same whenever the event is repeated, and different from that of any other event. */
  id: string;
  kind: EventKind;
  workspace: WorkspaceRef;
  provider: string;
  account: AccountIds;
  /** The name before; of `renamed` only. */
  previousName?: string;
  since: Since;
}

export function createEvent(event: Omit<CheckEvent, "id">): CheckEvent {
  const { kind, workspace, account, since } = event;
  const identity = JSON.stringify([kind, workspace.id, account._id, since.after, since.before]);
  return { id: hash("sha256", identity).slice(0, 24), ...event };
}

/** The events with the weightiest kind first; those of one kind keep their order. */
export function sortEvents(events: readonly CheckEvent[]): CheckEvent[] {
  return [...events].sort((a, b) => eventKinds.indexOf(a.kind) - eventKinds.indexOf(b.kind));
}
