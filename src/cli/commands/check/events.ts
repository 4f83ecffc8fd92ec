/** What a run reports: how accounts differ from those of the last run. `--json` and the webhook contain events as they are. */
import { hash } from "node:crypto";
import { type EventKind, eventKinds } from "./event-kinds.js";

/** The time between two checks of a workspace in which something changed, as ISO dates. */
export interface ChangeWindow {
  /** The last check that saw it as it was before; null if the first check saw the change already. */
  after: string | null;
  /** The first check that saw it changed. */
  before: string;
}

export interface AccountRef {
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
  /** Unique; a repeated event keeps it. */
  id: string;
  kind: EventKind;
  workspace: WorkspaceRef;
  provider: string;
  account: AccountRef;
  /** The name before the change; only of `renamed`. */
  previous_name?: string;
  since: ChangeWindow;
}

export function createEvent(event: Omit<CheckEvent, "id">): CheckEvent {
  const { kind, workspace, account, since } = event;
  const identity = JSON.stringify([kind, workspace.id, account._id, since.after, since.before]);
  return { id: hash("sha256", identity).slice(0, 24), ...event };
}

/** Sorts by urgency of the kind; events of one kind keep their order. */
export function sortEvents(events: readonly CheckEvent[]): CheckEvent[] {
  return [...events].sort((a, b) => eventKinds.indexOf(a.kind) - eventKinds.indexOf(b.kind));
}
