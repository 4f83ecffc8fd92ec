import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type CheckOutcome,
  type Comparison,
  compareRuns,
  type SeenAccount,
} from "../../../../../src/cli/commands/check/compare.ts";
import type { EventKind } from "../../../../../src/cli/commands/check/event-kinds.ts";
import {
  type CheckState,
  formatState,
  isLastSeenExpired,
  parseState,
} from "../../../../../src/cli/commands/check/state.ts";

const day = (number: number) => new Date(Date.UTC(2026, 0, number, 6)).toISOString();

function seen(_id: string, changes: Partial<SeenAccount> = {}): SeenAccount {
  return { _id, account_id: `-${_id}`, name: `name of ${_id}`, provider: "x", expired: false, ...changes };
}

function checked(id: string, ...accounts: SeenAccount[]): CheckOutcome {
  return { workspace: { id, name: `Workspace ${id}` }, state: "checked", accounts };
}

const failed = (id: string): CheckOutcome => ({ workspace: { id }, state: "failed", error: new Error("503") });
const gone = (id: string): CheckOutcome => ({ workspace: { id }, state: "gone" });

/** Runs one day after the other, and returns the events of each as `kind _id`. */
function runDays(days: CheckOutcome[][], options: { confirm?: number; isFullRun?: boolean } = {}) {
  const comparisons: Comparison[] = [];
  let state: CheckState | undefined;
  for (const [index, outcomes] of days.entries()) {
    const comparison = compareRuns(state, outcomes, day(index + 1), { confirm: 1, isFullRun: true, ...options });
    state = comparison.nextState;
    comparisons.push(comparison);
  }
  const events = comparisons.map(({ events }) => events.map(({ kind, account }) => `${kind} ${account._id}`));
  return { comparisons, events, state: state as CheckState };
}

describe("compareRuns, first run", () => {
  test("reports expired accounts and nothing as added", () => {
    const { comparisons } = runDays([[checked("w", seen("a"), seen("b", { expired: true }))]]);
    expect(comparisons[0]?.events).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f]{24}$/),
        kind: "expired",
        workspace: { id: "w", name: "Workspace w" },
        provider: "x",
        account: { _id: "b", account_id: "-b", name: "name of b" },
        since: { after: null, before: day(1) },
      },
    ]);
  });

  test("a workspace whose first check fails gets its baseline from the next", () => {
    const { events } = runDays([[failed("w")], [checked("w", seen("a"), seen("b", { expired: true }))]]);
    expect(events).toEqual([[], ["expired b"]]);
  });
});

describe("compareRuns, later runs", () => {
  test("reports each change once", () => {
    const { events } = runDays([
      [checked("w", seen("a"), seen("b"))],
      [checked("w", seen("a", { expired: true }), seen("b"))],
      [checked("w", seen("a", { expired: true }), seen("b"))],
      [checked("w", seen("a"), seen("b", { name: "B" }), seen("c", { expired: true }))],
      [checked("w", seen("b", { name: "B" }), seen("c"))],
      [checked("w", seen("b", { name: "B" }), seen("c"))],
    ]);
    expect(events).toEqual([
      [],
      ["expired a"],
      [],
      ["reconnected a", "renamed b", "added c", "expired c"],
      ["removed a", "reconnected c"],
      [],
    ]);
  });

  test("reports between which two checks of its workspace an account expired", () => {
    const { comparisons } = runDays([
      [checked("w", seen("a"))],
      [failed("w")],
      [failed("w")],
      [checked("w", seen("a", { expired: true }))],
    ]);
    expect(comparisons[3]?.events[0]?.since).toEqual({ after: day(1), before: day(4) });
  });

  test("reports the previous name of a renamed account", () => {
    const { comparisons } = runDays([[checked("w", seen("a"))], [checked("w", seen("a", { name: "new" }))]]);
    expect(comparisons[1]?.events).toMatchObject([
      { kind: "renamed", previous_name: "name of a", account: { name: "new" } },
    ]);
  });

  test("keeps the accounts of workspaces that failed or were not selected", () => {
    const { events, state } = runDays([
      [checked("v", seen("a")), checked("w", seen("b"))],
      [failed("v")],
      [checked("v", seen("a")), checked("w", seen("b"))],
    ]);
    expect(events).toEqual([[], [], []]);
    expect(state.workspaces.map(({ id }) => id)).toEqual(["v", "w"]);
  });

  test("reports the accounts of a new workspace as added, even if its first check failed", () => {
    const old = checked("v", seen("a"));
    const failedFirst = [[old], [old, failed("w")]];
    expect(runDays(failedFirst).state.workspaces[1]).toMatchObject({ id: "w", checkedAt: null, unlistedAt: day(1) });
    const { events, state } = runDays([...failedFirst, [old, checked("w", seen("b", { expired: true }))]]);
    expect(events).toEqual([[], [], ["added b", "expired b"]]);
    expect(state.workspaces[1]).toMatchObject({ checkedAt: day(3), accounts: [{ since: { after: day(1) } }] });
    expect(state.workspaces[1]).not.toHaveProperty("unlistedAt");
  });

  test("a newly selected workspace gets a baseline", () => {
    const { events } = runDays([[checked("v", seen("a"))], [checked("w", seen("b"))]], { isFullRun: false });
    expect(events).toEqual([[], []]);
  });

  test("reports the accounts of a workspace that is gone as removed, and as added if it comes back", () => {
    const old = checked("v", seen("a"));
    const { events, state } = runDays([[old, checked("w", seen("b"))], [old, gone("w")], [old]]);
    expect(events).toEqual([[], ["removed b"], []]);
    expect(state.workspaces.map(({ id }) => id)).toEqual(["v"]);
    const back = compareRuns(state, [old, checked("w", seen("b"))], day(4), { confirm: 1, isFullRun: true });
    expect(back.events.map(({ kind }) => kind)).toEqual(["added"]);
  });

  test("keeps pending events", () => {
    const first = runDays([[checked("w", seen("a", { expired: true }))]]).state;
    const second = compareRuns(first, [checked("w", seen("a"))], day(2), { confirm: 1, isFullRun: true });
    expect(second.nextState.pending.map(({ kind }) => kind)).toEqual(["expired", "reconnected"]);
  });

  test("reports a removed account that comes back as added", () => {
    const { events } = runDays([[checked("w", seen("a"))], [checked("w")], [checked("w", seen("a"))]]);
    expect(events).toEqual([[], ["removed a"], ["added a"]]);
  });
});

describe("compareRuns with confirm 3", () => {
  const kinds: [EventKind, SeenAccount[], SeenAccount[]][] = [
    ["expired", [seen("a")], [seen("a", { expired: true })]],
    ["reconnected", [seen("a", { expired: true })], [seen("a")]],
    ["removed", [seen("a")], []],
    ["added", [], [seen("a")]],
    ["renamed", [seen("a")], [seen("a", { name: "new" })]],
  ];

  test.each(kinds)("reports %s after three consecutive checks, dated from the first", (kind, before, after) => {
    const days = [before, before, before, after, after, after, after];
    const { comparisons, events } = runDays(
      days.map((accounts) => [checked("w", ...accounts)]),
      { confirm: 3 },
    );
    expect(events.slice(3)).toEqual([[], [], [`${kind} a`], []]);
    expect(comparisons[5]?.events[0]?.since).toEqual({ after: day(3), before: day(4) });
  });

  test.each(kinds)("does not report %s if a check sees the old state again", (_kind, before, after) => {
    const days = [before, before, before, after, after, before, after, after, before, before, before];
    const { events } = runDays(
      days.map((accounts) => [checked("w", ...accounts)]),
      { confirm: 3 },
    );
    expect(events.slice(3).flat()).toEqual([]);
  });

  test("ignores failed checks", () => {
    const expired = checked("w", seen("a", { expired: true }));
    const { events } = runDays([[checked("w", seen("a"))], [expired], [failed("w")], [expired], [expired]], {
      confirm: 3,
    });
    expect(events.flat()).toEqual(["expired a"]);
    expect(events[4]).toEqual(["expired a"]);
  });

  test("a different new name restarts the count", () => {
    const names = ["old", "new", "new", "other", "other", "other"];
    const { comparisons } = runDays(
      names.map((name) => [checked("w", seen("a", { name }))]),
      { confirm: 3 },
    );
    expect(comparisons.flatMap(({ events }) => events)).toMatchObject([
      { account: { name: "other" }, previous_name: "old", since: { after: day(3), before: day(4) } },
    ]);
  });

  test("an unconfirmed expiration counts as expired", () => {
    const { state } = runDays([[checked("w", seen("a", { expired: true }))]], { confirm: 3 });
    const [known] = state.workspaces[0]?.accounts ?? [];
    expect(known?.expired).toBe(false);
    expect(known && isLastSeenExpired(known)).toBe(true);
  });
});

const account = fc.record({
  _id: fc.constantFrom("a", "b", "c"),
  name: fc.constantFrom("one", "two"),
  expired: fc.boolean(),
});
const accounts = fc
  .uniqueArray(account, { selector: ({ _id }) => _id, maxLength: 3 })
  .map((list) => list.map(({ _id, ...changes }) => seen(_id, changes)));
const outcome = fc.oneof(
  { weight: 5, arbitrary: accounts.map((list) => checked("w", ...list)) },
  { weight: 1, arbitrary: fc.constant(failed("w")) },
);
const history = fc.array(outcome, { minLength: 1, maxLength: 12 });

/** Applies the events of a run to what is known of the accounts. */
function replay(snapshot: Map<string, { name: string; expired: boolean }>, { events }: Comparison): void {
  for (const { kind, account } of events) {
    if (kind === "removed") snapshot.delete(account._id);
    else if (kind === "added") snapshot.set(account._id, { name: account.name, expired: false });
    else if (kind === "renamed") Object.assign(snapshot.get(account._id) as object, { name: account.name });
    else Object.assign(snapshot.get(account._id) as object, { expired: kind === "expired" });
  }
}

test("applying all events to the baseline yields what the last check saw", () => {
  fc.assert(
    fc.property(history, (outcomes) => {
      const { comparisons } = runDays(outcomes.map((each) => [each]));
      const snapshot = new Map<string, { name: string; expired: boolean }>();
      const first = outcomes.findIndex(({ state }) => state === "checked");
      const baseline = outcomes[first];
      if (baseline?.state !== "checked") return;
      for (const { _id, name } of baseline.accounts) snapshot.set(_id, { name, expired: false });
      for (const comparison of comparisons.slice(first)) replay(snapshot, comparison);
      const last = outcomes.findLast(({ state }) => state === "checked");
      const list = last?.state === "checked" ? last.accounts : [];
      expect(snapshot).toEqual(new Map(list.map(({ _id, name, expired }) => [_id, { name, expired }])));
    }),
  );
});

test("event ids are unique; an unchanged run reports nothing", () => {
  fc.assert(
    fc.property(history, fc.integer({ min: 1, max: 4 }), (outcomes, confirm) => {
      const { comparisons, state } = runDays(
        outcomes.map((each) => [each]),
        { confirm },
      );
      const ids = comparisons.flatMap(({ events }) => events.map(({ id }) => id));
      expect(new Set(ids).size).toBe(ids.length);
      const [last] = outcomes.slice(-1) as [CheckOutcome];
      let again = state;
      // Until all that waits is confirmed.
      for (let run = 0; run < confirm; run++) {
        again = compareRuns(again, [last], day(20 + run), { confirm, isFullRun: true }).nextState;
      }
      expect(compareRuns(again, [last], day(30), { confirm, isFullRun: true }).events).toEqual([]);
    }),
  );
});

test("for any confirm, reports exactly the changes that as many consecutive checks have seen", () => {
  const truth: Record<EventKind, (seen: SeenAccount | undefined, name: string) => boolean> = {
    expired: (seen) => seen?.expired === true,
    reconnected: (seen) => seen?.expired === false,
    added: (seen) => seen !== undefined,
    removed: (seen) => seen === undefined,
    renamed: (seen, name) => seen?.name === name,
  };
  fc.assert(
    fc.property(
      fc.array(accounts, { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 1, max: 4 }),
      (lists, confirm) => {
        const { comparisons, state } = runDays(
          lists.map((list) => [checked("w", ...list)]),
          { confirm },
        );
        const find = (run: number, _id: string) => lists[run]?.find((account) => account._id === _id);
        for (const [run, { events }] of comparisons.entries()) {
          for (const { kind, account } of events) {
            expect(run + 1).toBeGreaterThanOrEqual(confirm);
            for (let back = 0; back < confirm; back++) {
              expect(truth[kind](find(run - back, account._id), account.name)).toBe(true);
            }
          }
        }
        const known = new Map(state.workspaces[0]?.accounts.map((account) => [account._id, account]));
        for (const _id of ["a", "b", "c"]) {
          const recent = Array.from({ length: confirm }, (_, back) => find(lists.length - 1 - back, _id));
          if (lists.length < confirm) continue;
          if (recent.every((seen) => seen?.expired === true)) expect(known.get(_id)?.expired).toBe(true);
          if (recent.every((seen) => seen?.expired === false)) expect(known.get(_id)?.expired).toBe(false);
          if (lists.length > confirm && recent.every((seen) => !seen)) expect(known.has(_id)).toBe(false);
        }
      },
    ),
  );
});

test("parseState returns what formatState has written", () => {
  fc.assert(
    fc.property(history, fc.integer({ min: 1, max: 4 }), (outcomes, confirm) => {
      const { state } = runDays(
        outcomes.map((each) => [each]),
        { confirm },
      );
      expect(parseState(formatState(state))).toEqual(state);
    }),
  );
});
