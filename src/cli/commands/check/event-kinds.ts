/** Kept out of events.ts, so that `--help` does not load node:crypto. Most urgent first: those that need a person. */
export const eventKinds = ["expired", "removed", "reconnected", "added", "renamed"] as const;

export type EventKind = (typeof eventKinds)[number];
