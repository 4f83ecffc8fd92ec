import { describe, expect, test } from "vitest";
import {
  type CheckState,
  formatState,
  isLastSeenExpired,
  parseState,
  UnknownVersionError,
} from "../../../../../src/cli/commands/check/state.ts";

const since = { after: null, before: "2026-01-01T06:00:00.000Z" };
const ref = { _id: "a", account_id: "1", name: "n" };
const account = { ...ref, provider: "x", expired: false };
const workspace = { id: "w", name: null, checkedAt: null, accounts: [account] };
const event = {
  id: "e",
  kind: "added",
  workspace: { id: "w", name: null },
  provider: "x",
  account: ref,
  since,
} as const;
const state: CheckState = {
  version: 1,
  lastRun: since.before,
  lastFullRun: null,
  workspaces: [workspace],
  pending: [event],
};

test.each<[string, CheckState]>([
  ["without optional fields", state],
  [
    "with all fields",
    {
      ...state,
      lastFullRun: since.before,
      workspaces: [
        {
          ...workspace,
          name: "W",
          checkedAt: since.before,
          accounts: [
            { ...account, expired: true, since, unconfirmed: { reconnected: { runs: 1, since } } },
            { ...account, unconfirmed: { renamed: { runs: 2, since, name: "new" } } },
          ],
        },
      ],
      pending: [{ ...event, kind: "renamed", workspace: { id: "w", name: "W" }, previous_name: "old" }],
    },
  ],
])("reads a state %s", (_, written) => {
  expect(parseState(formatState(written))).toEqual(written);
});

describe("rejects as damaged", () => {
  const withAccount = (changes: object) => ({
    ...state,
    workspaces: [{ ...workspace, accounts: [{ ...account, ...changes }] }],
  });
  const withWorkspace = (changes: object) => ({ ...state, workspaces: [{ ...workspace, ...changes }] });
  const withEvent = (changes: object) => ({ ...state, pending: [{ ...event, ...changes }] });

  test.each<[string, unknown]>([
    ["a number", 7],
    ["text", "state"],
    ["a date that is a number", { ...state, lastRun: 2026 }],
    ["a date that does not exist", { ...state, lastFullRun: "2026-13-01T06:00:00.000Z" }],
    ["workspaces that are not a list", { ...state, workspaces: {} }],
    ["pending events that are not a list", { ...state, pending: null }],
    ["a workspace that is null", { ...state, workspaces: [null] }],
    ["a workspace without an id", withWorkspace({ id: undefined })],
    ["a workspace with a number as its name", withWorkspace({ name: 7 })],
    ["a workspace without a name", withWorkspace({ name: undefined })],
    ["a workspace that was checked on no date", withWorkspace({ checkedAt: "never" })],
    ["an account without a name", withAccount({ name: undefined })],
    ["an account with a number as its id", withAccount({ account_id: 1 })],
    ["an account with text as expired", withAccount({ expired: "false", since })],
    ["an account that is expired since no date", withAccount({ expired: true, since: { ...since, before: "today" } })],
    ["an account that is expired after no date", withAccount({ expired: true, since: { ...since, after: "today" } })],
    ["an account with text as its unconfirmed changes", withAccount({ unconfirmed: "expired" })],
    ["an unconfirmed change of half a run", withAccount({ unconfirmed: { expired: { runs: 0.5, since } } })],
    ["an unconfirmed change without a date", withAccount({ unconfirmed: { expired: { runs: 1 } } })],
    ["an unconfirmed name that is a number", withAccount({ unconfirmed: { renamed: { runs: 1, since, name: 7 } } })],
    ["an event of an unknown kind", withEvent({ kind: "lost" })],
    ["an event without an id", withEvent({ id: undefined })],
    ["an event of a workspace without an id", withEvent({ workspace: { name: null } })],
    ["an event of a workspace without a name", withEvent({ workspace: { id: "w" } })],
    ["an event of an account without an id", withEvent({ account: { ...ref, _id: undefined } })],
    ["an event with null as the previous name", withEvent({ previous_name: null })],
    ["an event without a date", withEvent({ since: undefined })],
  ])("%s", (_, damaged) => {
    expect(() => parseState(JSON.stringify(damaged))).toThrow(TypeError);
  });
});

test("names an unknown version", () => {
  const parse = () => parseState(JSON.stringify({ version: 2 }));
  expect(parse).toThrow(UnknownVersionError);
  expect(parse).toThrow(expect.objectContaining({ name: "UnknownVersionError", message: "version 2" }));
});

test.each([
  [false, {}, false],
  [false, { expired: { runs: 1, since } }, true],
  [false, { renamed: { runs: 1, since } }, false],
  [true, {}, true],
  [true, { reconnected: { runs: 1, since } }, false],
  [true, { renamed: { runs: 1, since } }, true],
])("an account with expired %j and %j unconfirmed was last seen expired: %j", (expired, unconfirmed, seen) => {
  expect(isLastSeenExpired({ ...account, expired, unconfirmed })).toBe(seen);
  if (Object.keys(unconfirmed).length === 0) expect(isLastSeenExpired({ ...account, expired })).toBe(seen);
});
