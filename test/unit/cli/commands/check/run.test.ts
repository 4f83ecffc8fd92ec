import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type ApiState, accountOf, check, serveState, startWebhook } from "../../../../helpers/check-command.ts";
import { envelope, key } from "../../../../helpers/client.ts";
import { command } from "../../../../helpers/command.ts";
import { listen } from "../../../../helpers/server.ts";
import { temporaryFolder } from "../../../../helpers/temporary-folder.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-01-01T06:00:00Z") });
});
afterEach(() => {
  vi.useRealTimers();
});

const nextDay = () => vi.setSystemTime(Date.now() + 86_400_000);
const newState = () => join(temporaryFolder(), "state.json");
const expired = (id: string) => accountOf(id, { expired: true });

async function startApi(world: ApiState) {
  const api = await listen(serveState(world));
  const state = newState();
  return { api, state, [Symbol.asyncDispose]: api[Symbol.asyncDispose] };
}

describe("the table of asters check", () => {
  test("in a first run, lists expired accounts, and the summary mentions the baseline", async () => {
    await using world = await startApi({ workspaces: { w1: [accountOf("a"), expired("b")], w2: [accountOf("c")] } });
    expect(await check(world.state, world.api)).toEqual({
      code: 3,
      stdout: `\
event    name       provider  workspace   when
expired  Name of b  x         Name of w1  before 2026-01-01 06:00 UTC
`,
      stderr: `\
First run: recorded a baseline
3 accounts in 2 workspaces, 1 expired
Reconnect expired accounts in the Asters app
`,
    });
  });

  test("shows what needs a person in red, and what is solved in green", async () => {
    const workspaces: ApiState["workspaces"] = { w1: [accountOf("a"), expired("b"), accountOf("c")] };
    await using world = await startApi({ workspaces });
    await check(world.state, world.api);
    workspaces["w1"] = [expired("a"), accountOf("b")];
    const { stdout } = await check(world.state, world.api, [], { env: { FORCE_COLOR: "1" } });
    expect(stdout).toContain("\u001b[31mexpired");
    expect(stdout).toContain("\u001b[32mreconnected");
  });

  test("does not mention a baseline if no workspace could be checked", async () => {
    await using world = await startApi({ workspaces: { w1: 503 } });
    const { stderr } = await check(world.state, world.api);
    expect(stderr).toContain("0 accounts in 1 workspace, 0 expired; 1 workspace not checked\n");
    expect(stderr).not.toContain("baseline");
  });

  test("in a later run, lists what has changed, and is empty if nothing has", async () => {
    const workspaces: ApiState["workspaces"] = { w1: [accountOf("a"), accountOf("b")] };
    await using world = await startApi({ workspaces });
    await check(world.state, world.api);
    nextDay();
    workspaces["w1"] = [expired("a"), accountOf("b", { name: "B" })];
    const { code, stdout, stderr } = await check(world.state, world.api);
    expect(code).toBe(3);
    expect(stdout).toBe(`\
event    name           provider  workspace   when
expired  Name of a      x         Name of w1  between 2026-01-01 06:00 and 2026-01-02 06:00 UTC
renamed  Name of b → B  x         Name of w1  between 2026-01-01 06:00 and 2026-01-02 06:00 UTC
`);
    expect(stderr).toContain("Changes since 2026-01-01 06:00 UTC: 1 account expired, 1 renamed\n");
    nextDay();
    expect(await check(world.state, world.api)).toEqual({
      code: 0,
      stdout: "",
      stderr: "2 accounts in 1 workspace, 1 expired\nNo changes since 2026-01-02 06:00 UTC\n",
    });
  });
});

test("--quiet prints nothing if nothing has changed, so that cron sends no mail", async () => {
  const workspaces: ApiState["workspaces"] = { w1: [accountOf("a")] };
  await using world = await startApi({ workspaces });
  expect(await check(world.state, world.api, ["--quiet"])).toEqual({ code: 0, stdout: "", stderr: "" });
  workspaces["w1"] = [expired("a")];
  const { stdout, stderr } = await check(world.state, world.api, ["--quiet"]);
  expect(stdout).toContain("expired  Name of a");
  expect(stderr).toBe("");
  workspaces["w1"] = 404;
  expect((await check(world.state, world.api, ["--quiet"])).stderr).toContain("error: workspace Name of w1 (w1): 404");
});

describe("asters check", () => {
  test("reports a failed workspace as not checked, and keeps its accounts", async () => {
    const workspaces: ApiState["workspaces"] = { w1: [expired("a")], w2: [accountOf("b")] };
    await using world = await startApi({ workspaces });
    await check(world.state, world.api);
    workspaces["w1"] = 404;
    nextDay();
    const { code, stdout, stderr } = await check(world.state, world.api, ["--json"]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      events: [],
      expired: [{ account: { _id: "a" } }],
      not_checked: [
        {
          workspace: { id: "w1", name: "Name of w1" },
          error: "404 The resource was not found",
          last_checked_at: "2026-01-01T06:00:00.000Z",
        },
      ],
      totals: { workspaces: 2, not_checked: 1, accounts: 2, expired: 1 },
    });
    expect(stderr).toContain("error: workspace Name of w1 (w1): 404");
    workspaces["w1"] = [expired("a")];
    expect((await check(world.state, world.api)).code).toBe(0);
  });

  test("checks only a workspace selected by name", async () => {
    const workspaces: ApiState["workspaces"] = { w1: [accountOf("a")], w2: [accountOf("b")] };
    await using world = await startApi({ workspaces });
    await check(world.state, world.api);
    workspaces["w1"] = [expired("a")];
    workspaces["w2"] = [];
    const { stdout } = await check(world.state, world.api, ["name of W1", "--json"]);
    const { events, totals } = JSON.parse(stdout);
    expect(events).toMatchObject([{ kind: "expired", workspace: { id: "w1" } }]);
    expect(totals).toMatchObject({ workspaces: 1, accounts: 1 });
  });

  test("an unlisted workspace counts as gone only if its own request fails", async () => {
    const world: ApiState = { workspaces: { w1: [accountOf("a")], w2: [accountOf("b")], w3: [accountOf("c")] } };
    await using api = await listen(serveState(world));
    const state = newState();
    await check(state, api);
    delete world.workspaces["w1"];
    world.workspaces["w2"] = 500;
    world.unlisted = ["w2", "w3"];
    const { code, stdout } = await check(state, api, ["--json", "--retries", "0"]);
    expect(code).toBe(1);
    const { events, not_checked: notChecked } = JSON.parse(stdout);
    expect(events).toMatchObject([{ kind: "removed", workspace: { id: "w1", name: "Name of w1" } }]);
    expect(notChecked).toMatchObject([{ workspace: { id: "w2" } }]);
  });

  test("an unknown workspace is a usage error", async () => {
    await using world = await startApi({ workspaces: { w1: [] } });
    const { code, stderr } = await check(world.state, world.api, ["Client X"]);
    expect(code).toBe(2);
    expect(stderr).toContain('no workspace has the id or name "Client X"');
    expect(existsSync(world.state)).toBe(false);
  });
});

describe("if the workspaces cannot be listed", () => {
  test("checks the known workspaces anyway, and exits with 1", async () => {
    const world: ApiState = { workspaces: { w1: [accountOf("a")] } };
    await using api = await listen(serveState(world));
    const state = newState();
    await check(state, api);
    world.listStatus = 500;
    world.workspaces["w1"] = [expired("a")];
    const { code, stdout, stderr } = await check(state, api, ["--json", "--retries", "0"]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      events: [{ kind: "expired" }],
      list_error: expect.stringMatching(/^500 /),
    });
    expect(stderr).toContain("error: list of workspaces: 500");
    expect((await check(state, api, ["w1", "--retries", "0"])).code).toBe(0);
  });

  test("checks a selected id", async () => {
    const id = "663b3db7522ef4893db24536";
    await using api = await listen(serveState({ listStatus: 403, workspaces: { [id]: [expired("a")] } }));
    const { code, stdout } = await check(newState(), api, [id, "--ndjson"]);
    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({ version: 1, kind: "expired", workspace: { id, name: null } });
  });

  test("a rejected key ends the run before anything is saved", async () => {
    await using api = await listen(serveState({ listStatus: 401, workspaces: {} }));
    const state = newState();
    const { code, stderr } = await check(state, api);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^error: list of workspaces: 401 .*\nNothing was saved or sent\n$/s);
    expect(existsSync(state)).toBe(false);
  });
});

describe("false alarms", () => {
  const body = (...accounts: ReturnType<typeof accountOf>[]) => envelope(accounts);
  const both = body(accountOf("a"), accountOf("b"));

  test.each([
    ["an empty response", [body(), both]],
    ["a response that lacks an account", [body(accountOf("a")), both]],
    ["a second response that lacks what the first one has", [body(accountOf("a")), body(accountOf("b"))]],
    ["a body that is not JSON", ["<html>", both]],
    ["no list", ['{"data":null,"error":null}', both]],
    ["an account that does not say whether it is expired", [body(accountOf("a", { expired: null as never })), both]],
    ["an invalid response that lacks an account", [body(accountOf("a", { name: 1 as never })), both]],
    ["a wrong body, and then one that lacks an account", ["<html>", body(accountOf("a")), both]],
  ])("reports nothing after %s", async (_, script) => {
    const workspaces: ApiState["workspaces"] = { w1: [accountOf("a"), accountOf("b")] };
    await using world = await startApi({ workspaces });
    await check(world.state, world.api);
    workspaces["w1"] = script;
    expect(await check(world.state, world.api)).toMatchObject({ code: 0, stdout: "" });
  });

  test.each([
    ["an empty response", [body(), body()], "removed a,removed b"],
    ["a response that lacks an account", [body(accountOf("a")), body(accountOf("a"))], "removed b"],
  ])("reports a change after %s if a second response confirms it", async (_, script, expected) => {
    const workspaces: ApiState["workspaces"] = { w1: [accountOf("a"), accountOf("b")] };
    await using world = await startApi({ workspaces });
    await check(world.state, world.api);
    workspaces["w1"] = script;
    const { stdout } = await check(world.state, world.api, ["--json"]);
    const { events } = JSON.parse(stdout);
    expect(
      events.map((event: { kind: string; account: { _id: string } }) => `${event.kind} ${event.account._id}`).join(),
    ).toBe(expected);
  });

  test("two invalid responses leave the workspace unchecked", async () => {
    const workspaces: ApiState["workspaces"] = { w1: [accountOf("a")] };
    await using world = await startApi({ workspaces });
    await check(world.state, world.api);
    workspaces["w1"] = [body(accountOf("a", { expired: "yes" as never }))];
    const { code, stdout, stderr } = await check(world.state, world.api);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain("error: workspace Name of w1 (w1): 200, but /data/0/expired must be boolean");
  });

  test("a change of the API in an unused field causes a warning, and events are still reported", async () => {
    const workspaces: ApiState["workspaces"] = { w1: [accountOf("a")] };
    await using world = await startApi({ workspaces });
    await check(world.state, world.api);
    workspaces["w1"] = [body(accountOf("a", { expired: true, picture: null as never }))];
    const { code, stderr } = await check(world.state, world.api);
    expect(code).toBe(3);
    expect(stderr).toContain(
      "warning: workspace w1: the response does not match the OpenAPI spec: /data/0/picture must be string\n",
    );
  });

  test("--confirm 2 reports a change after two consecutive runs have seen it", async () => {
    const workspaces: ApiState["workspaces"] = { w1: [accountOf("a")] };
    await using world = await startApi({ workspaces });
    const codes = [];
    for (const accounts of [[accountOf("a")], [expired("a")], [accountOf("a")], [expired("a")], [expired("a")]]) {
      workspaces["w1"] = accounts;
      codes.push((await check(world.state, world.api, ["--confirm", "2"])).code);
    }
    expect(codes).toEqual([0, 0, 0, 0, 3]);
  });
});

describe("the exit code of asters check", () => {
  test.each([
    [[], 3],
    [["--fail-on", "none"], 0],
    [["--fail-on", "removed, ADDED"], 0],
    [["--fail-on", "reconnected,expired"], 3],
  ])("for %j is %i if an account is expired", async (argv, code) => {
    await using world = await startApi({ workspaces: { w1: [expired("a")] } });
    expect((await check(world.state, world.api, argv)).code).toBe(code);
  });

  test.each([
    [["--fail-on", "lost"], "Expected none, or some of expired,removed"],
    [["--fail-on", "none,expired"], "Expected none, or some of expired,removed"],
    [[key], "one of the arguments is the API key"],
    [["--confirm", "0"], "Expected an integer from 1 to 100"],
    [["--json", "--markdown"], "cannot be used with option"],
    [["--webhook-file", "/nowhere/file"], "cannot read /nowhere/file, named by --webhook-file: ENOENT"],
  ])("for %j is 2", async (argv, message) => {
    const { code, stderr } = await check(newState(), { url: "http://127.0.0.1:1" }, argv);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  test("is 2 without --state", async () => {
    const { code, stderr } = await command(["check"]);
    expect(code).toBe(2);
    expect(stderr).toContain("required option '--state <file>' not specified");
  });
});

test("Ctrl-C during a check saves nothing, reports nothing and leaves no lock", async () => {
  const interruption = new AbortController();
  const world = serveState({ workspaces: { w1: [expired("a")], w2: [], w3: [] } });
  let requests = 0;
  await using api = await listen((request, response) => {
    requests += 1;
    if (requests < 3) world(request, response);
    else interruption.abort();
  });
  const folder = temporaryFolder();
  const state = join(folder, "state.json");
  const { code, stdout, stderr } = await check(state, api, [], { signal: interruption.signal });
  expect({ code, stdout }).toEqual({ code: 130, stdout: "" });
  expect(stderr).toBe("Interrupted: nothing was saved or sent\n");
  expect(readdirSync(folder)).toEqual([]);
});

describe("the state file", () => {
  test("is private and contains only the account fields that events need", async () => {
    const odd = accountOf("a", { name: `a ${key}`, expired: true });
    await using world = await startApi({ workspaces: { w1: [odd] } });
    const { stdout } = await check(world.state, world.api, ["--json"]);
    expect(statSync(world.state).mode & 0o777).toBe(0o600);
    const text = readFileSync(world.state, "utf8");
    expect(text + stdout).not.toContain(key);
    expect(JSON.parse(text)).toEqual({
      version: 1,
      lastRun: "2026-01-01T06:00:00.000Z",
      lastFullRun: "2026-01-01T06:00:00.000Z",
      workspaces: [
        {
          id: "w1",
          name: "Name of w1",
          checkedAt: "2026-01-01T06:00:00.000Z",
          accounts: [
            {
              _id: "a",
              account_id: "-a",
              name: "a [redacted]",
              provider: "x",
              expired: true,
              since: { after: null, before: "2026-01-01T06:00:00.000Z" },
            },
          ],
        },
      ],
      pending: [],
    });
  });

  test("is moved aside if damaged, and the next run sets a new baseline", async () => {
    await using world = await startApi({ workspaces: { w1: [accountOf("a")] } });
    writeFileSync(world.state, '{"version":1,');
    const { code, stdout, stderr } = await check(world.state, world.api);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    const aside = `${world.state}.damaged-20260101T060000Z`;
    expect(stderr).toBe(
      `error: ${world.state} was damaged and has been moved to ${aside}. The next run starts from a new baseline, unless you restore a good copy\n`,
    );
    expect(readFileSync(aside, "utf8")).toBe('{"version":1,');
    expect((await check(world.state, world.api)).stderr).toContain("First run");
  });
});

test("a concurrent second run is rejected and reports nothing", async () => {
  let respond = () => {};
  const responded = new Promise<void>((resolve) => (respond = resolve));
  let started = () => {};
  const start = new Promise<void>((resolve) => (started = resolve));
  const world = serveState({ workspaces: { w1: [expired("a")] } });
  await using api = await listen(async (request, response) => {
    started();
    await responded;
    world(request, response);
  });
  const state = newState();
  const first = check(state, api);
  await start;
  const second = await check(state, api);
  expect(second).toMatchObject({ code: 1, stdout: "" });
  expect(second.stderr).toMatch(
    /^error: .*state\.json is locked: another run is using it: process \d+ on \S+, since 2026-/,
  );
  respond();
  expect((await first).code).toBe(3);
});

describe("the webhook", () => {
  test("gets one request with a text and the events, without the key", async () => {
    await using world = await startApi({ workspaces: { w1: [expired("a"), accountOf("b")] } });
    await using webhook = await startWebhook();
    const env = { ASTERS_WEBHOOK_URL: webhook.url };
    const { code, stdout } = await check(world.state, world.api, ["--json"], { env });
    expect(code).toBe(3);
    const { events } = JSON.parse(stdout);
    expect(webhook.posts).toEqual([
      {
        text: "Asters: 1 account expired\n• expired: Name of a (x) in Name of w1, before 2026-01-01 06:00 UTC\nReconnect expired accounts in the Asters app.",
        version: 1,
        events,
      },
    ]);
    await check(world.state, world.api, [], { env });
    expect(webhook.posts).toHaveLength(1);
  });

  test("gets the same events from the next run if it was down", async () => {
    const workspaces: ApiState["workspaces"] = { w1: [expired("a")] };
    await using world = await startApi({ workspaces });
    await using webhook = await startWebhook();
    const file = join(temporaryFolder(), "url");
    writeFileSync(file, `${webhook.url}\n`);
    webhook.status = 403;
    const down = await check(world.state, world.api, ["--ndjson", "--webhook-file", file]);
    expect(down.code).toBe(1);
    expect(down.stderr).toContain(
      "error: the webhook did not accept 1 event: 403: seen [redacted] no key\n  The next run sends them again.\n",
    );
    const { id } = JSON.parse(down.stdout);
    webhook.status = 200;
    workspaces["w1"] = [accountOf("a")];
    expect((await check(world.state, world.api, ["--webhook-file", file])).code).toBe(3);
    expect(webhook.posts[0]?.events).toMatchObject([{ id, kind: "expired" }, { kind: "reconnected" }]);
    expect((await check(world.state, world.api, ["--webhook-file", file])).code).toBe(0);
    expect(webhook.posts).toHaveLength(1);
  });

  test("gets the events from the next run if Ctrl-C ended the wait for it", async () => {
    await using world = await startApi({ workspaces: { w1: [expired("a")] } });
    const interruption = new AbortController();
    await using hanging = await listen(() => interruption.abort());
    const { signal } = interruption;
    const interrupted = await check(world.state, world.api, [], { env: { ASTERS_WEBHOOK_URL: hanging.url }, signal });
    expect(interrupted.code).toBe(130);
    expect(interrupted.stderr).toContain("error: the webhook did not accept 1 event: interrupted\n");
    await using webhook = await startWebhook();
    const { code } = await check(world.state, world.api, [], { env: { ASTERS_WEBHOOK_URL: webhook.url } });
    expect(code).toBe(3);
    expect(webhook.posts[0]?.events).toMatchObject([{ kind: "expired", account: { _id: "a" } }]);
  });

  test.each([["--webhook"], ["--webhook-url"]])("cannot be passed as a flag: %s", async (flag) => {
    const url = "https://hooks.example.com/T0SECRETS";
    for (const argv of [[flag, url], [`${flag}=${url}`]]) {
      const { code, stderr } = await check(newState(), { url: "http://127.0.0.1:1" }, argv);
      expect(code).toBe(2);
      expect(stderr).toContain("the webhook URL cannot be passed as a flag");
      expect(stderr).not.toContain("T0SECRETS");
    }
  });
});
