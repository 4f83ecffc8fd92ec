/** The parts of an event as the formats show them. */
import { sanitizeForTerminal } from "../../output/terminal.js";
import { eventKinds } from "./event-kinds.js";
import type { ChangeWindow, CheckEvent, WorkspaceRef } from "./events.js";

/** Such as `between 2026-01-01 06:00 and 2026-01-02 06:00 UTC`. */
export function formatSince({ after, before }: ChangeWindow): string {
  const until = formatTime(before);
  return after === null ? `before ${until} UTC` : `between ${formatTime(after)} and ${until} UTC`;
}

/** The time of an ISO date, to the minute. */
export function formatTime(date: string): string {
  return date.slice(0, 16).replace("T", " ");
}

export function workspaceLabel({ id, name }: WorkspaceRef): string {
  return name ?? id;
}

/** The name of an account; of a renamed one, both names. */
export function accountLabel({
  account,
  previous_name: previousName,
}: Pick<CheckEvent, "account" | "previous_name">): string {
  return previousName === undefined ? account.name : `${previousName} → ${account.name}`;
}

/** An event on a line of a terminal. */
export function formatEventLine(event: CheckEvent): string {
  const { kind, provider, workspace, since } = event;
  const text = `${kind}: ${accountLabel(event)} (${provider}) in ${workspaceLabel(workspace)}, ${formatSince(since)}`;
  return sanitizeForTerminal(text);
}

/** Such as `2 accounts expired, 1 removed`. */
export function countKinds(events: readonly CheckEvent[]): string {
  const counts = eventKinds
    .map((kind) => ({ kind, count: events.filter((event) => event.kind === kind).length }))
    .filter(({ count }) => count > 0);
  return counts
    .map(({ kind, count }, index) => `${count} ${index > 0 ? "" : count === 1 ? "account " : "accounts "}${kind}`)
    .join(", ");
}
