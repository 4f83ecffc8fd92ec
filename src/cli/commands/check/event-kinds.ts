/** Apart from events.ts, which loads node:crypto. Most urgent first: those that need a person. */
export const eventKinds = ["expired", "removed", "reconnected", "added", "renamed"] as const;

export type EventKind = (typeof eventKinds)[number];
