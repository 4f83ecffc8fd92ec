/** The commands that find the workspaces of a key themselves, as installed. */
import { once } from "node:events";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startPrism } from "../../scripts/mock.ts";
import { account, workspaceOf } from "../helpers/accounts.ts";
import { fakeAPI } from "../helpers/fake-api.ts";
import { faultyServer, thousandWorkspaces } from "../helpers/faulty-server.ts";
import { installCommand } from "../helpers/install-command.ts";
import { listen } from "../helpers/server.ts";

const asters = installCommand();
const run = (argv: string[], url: string) => {
  return asters.start(argv, { ASTERS_API_KEY: "sk-0123456789", ASTERS_BASE_URL: url }).ended;
};

async function startMock() {
  const mock = asters.start(["mock", "--port", "0"], {});
  const [line] = (await once(createInterface(mock.process.stdout), "line")) as [string];
  return { url: /http:\S+\d/.exec(line)?.[0] as string, close: () => mock[Symbol.asyncDispose]() };
}

describe.each([
  ["asters mock", startMock],
  ["Prism", startPrism],
])("against %s", (_, start) => {
  let url: string;
  let close: () => Promise<unknown>;

  beforeAll(async () => {
    const server = await start();
    url = server.url;
    close = async () => server.close();
  });

  afterAll(() => close());

  test.each<[string[], RegExp]>([
    [
      ["workspaces", "--counts"],
      /^name .*\nPersonale +6630bc19678a6f4e41d71c0d .* 3\nWorkspace 2 .*\nWorkspace 3 .*\n$/,
    ],
    [["accounts"], /^name .* workspace id\n(.* (Personale|Workspace [23]) +[0-9a-f]{24}\n){9}$/],
    [["accounts", "--group", "--workspace", "workspace 3"], /^Workspace 3 \(66547c2c0c88066fdd89c9af\): 3 accounts/],
    [["accounts", "--html"], /^<!doctype html>.*Personale.*Workspace 2.*Workspace 3.*<\/html>\n$/s],
    [["status"], /^workspace .*\n(.* 3 +2 +1 .*\n){3}total +9 +6 +3 .*\n$/],
    [["labels", "--csv", "--workspace", "Personale"], /^workspace_id,.*\r\n(\w+,Personale,\w+,label \d,\w+\r\n){5}$/],
  ])("asters %j prints the documented data", async (argv, output) => {
    const { code, stdout, stderr } = await run(argv, url);
    expect({ code, error: /error/.exec(stderr)?.[0] }).toEqual({ code: 0, error: undefined });
    expect(stdout).toMatch(output);
  });
});

describe("1,000 workspaces of 20 accounts, of which 1% fail permanently and 5% once", () => {
  const { ids, gone } = thousandWorkspaces();
  const accounts = Array.from({ length: 20 }, (_, index) => account({ expired: index === 0 }));
  const workspaces = ids.map((_id, index) => ({ _id, name: `Brand ${index}`, accounts }));

  function serve() {
    const api = fakeAPI(workspaces);
    const faulty = faultyServer(api);
    return listen((request, response) => {
      const isListing = workspaceOf(request.url) === "";
      (isListing ? api : faulty)(request, response);
    });
  }

  test("asters accounts lists or reports each workspace", async () => {
    await using server = await serve();
    const { code, stdout, stderr } = await run(["accounts", "--ndjson"], server.url);
    expect(code).toBe(1);
    const rows = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(rows).toHaveLength(990 * 20);
    expect([...new Set(rows.map(({ workspace_id }) => workspace_id)), ...gone].toSorted()).toEqual(ids.toSorted());
    for (const id of gone) expect(stderr).toContain(`error: workspace Brand ${ids.indexOf(id)} (${id}): 404`);
    expect(stderr).toContain("19800 accounts in 990 workspaces, 990 expired");
  });

  test("asters status prints a line for each workspace", async () => {
    await using server = await serve();
    const { code, stdout } = await run(["status", "--json", "--fail-on-expired"], server.url);
    expect(code).toBe(1);
    const status = JSON.parse(stdout);
    expect(status.workspaces.map(({ workspace_id }: { workspace_id: string }) => workspace_id)).toEqual(ids);
    const failed = status.workspaces.filter(({ error }: { error: unknown }) => error !== null);
    expect(failed.map(({ workspace_id }: { workspace_id: string }) => workspace_id)).toEqual(gone);
    expect(status.total).toMatchObject({ workspaces: 1000, failed: 10, accounts: 19_800, expired: 990 });
  });
});

/** What `asters accounts <id>` loads: each additional module slows down every run. */
const modules =
  "node:child_process node:events node:fs node:fs/promises node:net node:path node:process node:tty node:util node:v8";

test("asters accounts with an id loads only the Node.js modules it needs and sends one request", async () => {
  const requested: unknown[] = [];
  const api = fakeAPI([{ _id: "a" }]);
  await using server = await listen((request, response) => {
    requested.push(request.url);
    api(request, response);
  });
  const trace = `data:text/javascript,
    import { writeFileSync } from "node:fs";
    import Module from "node:module";
    const { _load } = Module;
    const names = new Set();
    Module._load = (name, ...rest) => { names.add(name); return _load(name, ...rest); };
    process.on("exit", () => writeFileSync(2, "modules: " + [...names].filter((name) => name.startsWith("node:")).sort().join(" ")));`;
  const env = { ASTERS_API_KEY: "any", ASTERS_BASE_URL: server.url, NODE_OPTIONS: `--import="${encodeURI(trace)}"` };
  const { stderr } = await asters.start(["accounts", "a", "--json"], env).ended;
  expect(/modules: (.*)/.exec(stderr)?.[1]).toBe(modules);
  expect(requested).toEqual(["/workspaces/a/socialAccounts"]);
});
