import { join } from "node:path";
import { PassThrough } from "node:stream";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type ApiState, accountOf, check, serveState, startWebhook } from "../../../../helpers/check-command.ts";
import { envelope } from "../../../../helpers/client.ts";
import { listen } from "../../../../helpers/server.ts";
import { temporaryFolder } from "../../../../helpers/temporary-folder.ts";

/** The file system call that fails, as on a full or read-only disk. */
const fault = vi.hoisted(() => ({ call: "", code: "" }));

vi.mock("node:fs", async (importOriginal) => {
  const original = await importOriginal<typeof import("node:fs")>();
  const wrap = (name: "fsyncSync" | "linkSync", call: (...args: never[]) => void) => {
    return (...args: never[]) => {
      if (fault.call === name) throw Object.assign(new Error("injected"), { code: fault.code });
      return call(...args);
    };
  };
  return {
    ...original,
    fsyncSync: wrap("fsyncSync", original.fsyncSync),
    linkSync: wrap("linkSync", original.linkSync),
  };
});

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-01-01T06:00:00Z") });
});
afterEach(() => {
  vi.useRealTimers();
  fault.call = "";
});

const expired = (id: string) => accountOf(id, { expired: true });

test("in a month of runs, the webhook gets every event once and no false ones", async () => {
  const world: ApiState = {
    workspaces: {
      w1: [accountOf("a"), accountOf("b"), expired("c")],
      w2: [accountOf("d"), accountOf("e")],
      w3: [accountOf("f")],
    },
  };
  const { workspaces } = world;
  const serve = serveState(world);
  await using api = await listen((request, response) => serve(request, response));
  await using webhook = await startWebhook();
  const state = join(temporaryFolder(), "state.json");

  /** What happens before the run of a day. */
  const changesByDay: Record<number, () => void> = {
    3: () => (workspaces["w1"] = [expired("a"), accountOf("b"), expired("c")]),
    5: () => (workspaces["w1"] = [accountOf("a"), accountOf("b"), expired("c")]),
    // All accounts of a workspace vanish from one response, and are back in the next.
    7: () => (workspaces["w2"] = [envelope([]), envelope([accountOf("d"), accountOf("e")])]),
    8: () => (workspaces["w2"] = [accountOf("d"), accountOf("e")]),
    // A workspace fails for three days, and one of its accounts expires meanwhile.
    10: () => (workspaces["w3"] = 500),
    13: () => (workspaces["w3"] = [expired("f")]),
    15: () => (workspaces["w2"] = [accountOf("d", { name: "New name" }), accountOf("e")]),
    // The webhook is down for a day.
    17: () => {
      webhook.status = 503;
      workspaces["w2"] = [accountOf("d", { name: "New name" }), expired("e")];
    },
    18: () => (webhook.status = 200),
    // The disk is full for a day.
    20: () => {
      Object.assign(fault, { call: "fsyncSync", code: "ENOSPC" });
      workspaces["w1"] = [expired("a"), accountOf("b"), expired("c")];
    },
    21: () => (fault.call = ""),
    // The folder cannot be written for a day.
    22: () => {
      Object.assign(fault, { call: "linkSync", code: "EROFS" });
      workspaces["w1"] = [expired("a"), expired("b"), expired("c")];
    },
    23: () => (fault.call = ""),
    25: () => (workspaces["w1"] = [accountOf("a"), expired("b"), expired("c"), accountOf("g")]),
    27: () => delete workspaces["w3"],
    29: () => (workspaces["w4"] = [accountOf("h")]),
  };
  const codes: Record<number, number> = {};
  for (let day = 1; day <= 31; day++) {
    changesByDay[day]?.();
    const env = { ASTERS_WEBHOOK_URL: webhook.url };
    const { code } = await check(state, api, ["--retries", "0"], { env });
    if (code !== 0) codes[day] = code;
    vi.setSystemTime(Date.now() + 86_400_000);
  }
  const events = webhook.posts.flatMap(({ events = [] }) => events);
  expect(events.map(({ kind, account }) => `${kind} ${account._id}`)).toEqual([
    "expired c",
    "expired a",
    "reconnected a",
    "expired f",
    "renamed d",
    "expired e",
    "expired a",
    "expired b",
    "reconnected a",
    "added g",
    "removed f",
    "added h",
  ]);
  expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
  expect(codes).toEqual({ 1: 3, 3: 3, 10: 1, 11: 1, 12: 1, 13: 3, 17: 1, 18: 3, 20: 1, 21: 3, 22: 1, 23: 3 });
});

test("after a full disk between delivery and saving, the next run repeats the events with the same ids", async () => {
  const workspaces: ApiState["workspaces"] = { w1: [expired("a")] };
  await using api = await listen(serveState({ workspaces }));
  const state = join(temporaryFolder(), "state.json");
  const webhook = await startWebhook();
  await using _ = webhook;
  const env = { ASTERS_WEBHOOK_URL: webhook.url };
  const { push } = webhook.posts;
  webhook.posts.push = (...posts) => {
    Object.assign(fault, { call: "fsyncSync", code: "ENOSPC" });
    return push.apply(webhook.posts, posts);
  };
  const full = await check(state, api, [], { env });
  expect(full.code).toBe(1);
  expect(full.stderr).toContain(`error: cannot write ${state}: no space left on the device (ENOSPC)\n`);
  webhook.posts.push = push;
  fault.call = "";
  expect((await check(state, api, [], { env })).code).toBe(3);
  expect((await check(state, api, [], { env })).code).toBe(0);
  const [first, second, ...more] = webhook.posts;
  expect(second?.events).toEqual(first?.events);
  expect(more).toEqual([]);
});

test("if standard output is closed early, the next run repeats the events", async () => {
  await using api = await listen(serveState({ workspaces: { w1: [expired("a")] } }));
  const state = join(temporaryFolder(), "state.json");
  const closed = new PassThrough({
    write: (_chunk, _encoding, callback) => callback(Object.assign(new Error("closed"), { code: "EPIPE" })),
  });
  expect((await check(state, api, ["--ndjson"], { output: closed })).code).toBe(1);
  const { code, stdout } = await check(state, api, ["--ndjson"]);
  expect(code).toBe(3);
  expect(JSON.parse(stdout)).toMatchObject({ kind: "expired", since: { before: "2026-01-01T06:00:00.000Z" } });
});

test("--openmetrics prints the events to standard error, --markdown in the report", async () => {
  await using api = await listen(serveState({ workspaces: { w1: [expired("a")] } }));
  const state = join(temporaryFolder(), "state.json");
  const metrics = await check(state, api, ["--openmetrics"]);
  expect(metrics.stdout).toContain(
    'asters_social_account_expired{workspace="w1",provider="x",account="a",name="Name of a"} 1\n',
  );
  expect(metrics.stderr).toContain("expired: Name of a (x) in Name of w1, before 2026-01-01 06:00 UTC\n");
  const markdown = await check(join(temporaryFolder(), "state.json"), api, ["--markdown"]);
  expect(markdown.stdout).toContain("| expired | <code>Name of a</code> | <code>x</code> |");
});
