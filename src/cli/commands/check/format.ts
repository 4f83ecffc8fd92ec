/** How the formats show an event. */
import { sanitizeForTerminal } from "../../output/terminal.js";
import type { CheckEvent, Since, WorkspaceRef } from "./events.js";

/** Such as `between 2026-01-01 06:00 and 2026-01-02 06:00 UTC`. */
export function formatSince({ after, before }: Since): string {
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

/** The name of an account; of a renamed one, the name before, too. */
export function accountLabel({ account, previousName }: Pick<CheckEvent, "account" | "previousName">): string {
  return previousName === undefined ? account.name : `${previousName} → ${account.name}`;
}

/** An event on a line of a terminal. */
export function formatEventLine(event: CheckEvent): string {
  const { kind, provider, workspace, since } = event;
  const text = `${kind}: ${accountLabel(event)} (${provider}) in ${workspaceLabel(workspace)}, ${formatSince(since)}`;
  return sanitizeForTerminal(text);
}
