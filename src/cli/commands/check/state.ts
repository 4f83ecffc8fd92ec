/** What a run leaves for the next one. Contains no key and only the account fields that events need. */
import { type EventKind, eventKinds } from "./event-kinds.js";
import type { AccountRef, ChangeWindow, CheckEvent } from "./events.js";

export const stateVersion = 1;

export interface CheckState {
  version: typeof stateVersion;
  /** When the last run began. */
  lastRun: string;
  /** When the last run over all workspaces began; null if there was none. */
  lastFullRun: string | null;
  workspaces: KnownWorkspace[];
  /** Events that may not have been delivered yet. */
  pending: CheckEvent[];
}

export interface KnownWorkspace {
  id: string;
  name: string | null;
  /** When its accounts were last seen; null if they have never been. */
  checkedAt: string | null;
  /** When a run over all workspaces did not list it; absent once its accounts have been seen. */
  unlistedAt?: string;
  accounts: KnownAccount[];
}

/** An account as it was last reported. */
export interface KnownAccount extends AccountRef {
  provider: string;
  expired: boolean;
  /** Since when it has been expired. */
  since?: ChangeWindow;
  /** Changes that fewer consecutive checks have seen than `--confirm` requires. */
  unconfirmed?: { [Kind in EventKind]?: Unconfirmed };
}

export interface Unconfirmed {
  /** How many consecutive checks have seen it. */
  runs: number;
  since: ChangeWindow;
  /** The new name; only of `renamed`. */
  name?: string;
}

/** Whether the last check saw the account expired, even if that is not confirmed yet. */
export function isLastSeenExpired({ expired, unconfirmed }: KnownAccount): boolean {
  return expired ? unconfirmed?.reconnected === undefined : unconfirmed?.expired !== undefined;
}

/** The state has a version that this program does not know. */
export class UnknownVersionError extends Error {
  override readonly name = "UnknownVersionError";
}

/**
 * Reads a state.
 *
 * @throws {SyntaxError | TypeError} if it is damaged
 * @throws {UnknownVersionError} if another version of this program has written it
 */
export function parseState(text: string): CheckState {
  const state: unknown = JSON.parse(text);
  const { version } = (state ?? {}) as { version?: unknown };
  if (Number.isInteger(version) && version !== stateVersion) throw new UnknownVersionError(`version ${version}`);
  if (!isState(state)) throw new TypeError("not a state");
  return state;
}

export function formatState(state: CheckState): string {
  return `${JSON.stringify(state)}\n`;
}

type Check = (value: unknown) => boolean;

const isString: Check = (value) => typeof value === "string";
const isBoolean: Check = (value) => typeof value === "boolean";
const isTime: Check = (value) => typeof value === "string" && !Number.isNaN(Date.parse(value));
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const record =
  (fields: Record<string, Check>): Check =>
  (value) =>
    typeof value === "object" &&
    value !== null &&
    Object.entries(fields).every(([name, check]) => check((value as Record<string, unknown>)[name]));

const isSince = record({ after: orNull(isTime), before: isTime });
const accountRef = { _id: isString, account_id: isString, name: isString };
const isUnconfirmed = record({ runs: Number.isInteger as Check, since: isSince, name: optional(isString) });
const isAccount = record({
  ...accountRef,
  provider: isString,
  expired: isBoolean,
  since: optional(isSince),
  unconfirmed: optional(record(Object.fromEntries(eventKinds.map((kind) => [kind, optional(isUnconfirmed)])))),
});
const hasSince = ({ expired, since }: KnownAccount) => !expired || since !== undefined;
const isWorkspace = record({
  id: isString,
  name: orNull(isString),
  checkedAt: orNull(isTime),
  unlistedAt: optional(isTime),
  accounts: listOf((value) => isAccount(value) && hasSince(value as KnownAccount)),
});
const isEvent = record({
  id: isString,
  kind: (value) => (eventKinds as readonly unknown[]).includes(value),
  workspace: record({ id: isString, name: orNull(isString) }),
  provider: isString,
  account: record(accountRef),
  previous_name: optional(isString),
  since: isSince,
});
const hasStateFields = record({
  version: (value) => value === stateVersion,
  lastRun: isTime,
  lastFullRun: orNull(isTime),
  workspaces: listOf(isWorkspace),
  pending: listOf(isEvent),
});

function isState(value: unknown): value is CheckState {
  return hasStateFields(value);
}
