/** `asters accounts` without ids: the workspaces of the key, with their names. */
import { PassThrough } from "node:stream";
import { describe, expect, test } from "vitest";
import { account } from "../../../../helpers/accounts.ts";
import { key } from "../../../../helpers/client.ts";
import { fakeAPI, runAsters } from "../../../../helpers/fake-api.ts";

const workspaces = [
  { _id: "6630bc19678a6f4e41d71c0d", name: "Personale" },
  { _id: "b", name: "Brand B", accounts: [account({ name: "B on x", provider: "x" })] },
  { _id: "c", name: "Empty", accounts: [] },
  { _id: "d", name: "Brand D", accounts: 404, invited: true },
];
const api = fakeAPI(workspaces);
const accounts = (argv: string[], listener = api, setting = {}) => runAsters(["accounts", ...argv], listener, setting);

test("lists the accounts of every workspace, with one additional request", async () => {
  const { code, stdout, stderr, requested } = await accounts([]);
  expect(code).toBe(1);
  expect(requested.toSorted()).toEqual(
    ["/workspaces", ...workspaces.map(({ _id }) => `/workspaces/${_id}/socialAccounts`)].toSorted(),
  );
  expect(stdout).toMatch(/^name .* workspace {2,}workspace id$/m);
  expect(stdout).toMatch(/^B on x .* Brand B {4}b$/m);
  expect(stderr).toContain("error: workspace Brand D (d): 404 The resource was not found\n");
  expect(stderr).toContain("4 accounts in 3 workspaces, 1 expired: 2 x, 1 instagram, 1 tiktok; 1 workspace failed\n");
});

test("at 80 columns, ids are not truncated", async () => {
  const { stdout, stderr } = await accounts(["--workspace", "Personale", "--workspace", "b"], api, {
    env: { COLUMNS: "80" },
  });
  expect(stdout).toBe(`\
name          provider   status   workspace  workspace id
SocialReply   tiktok     active   Personale  6630bc19678a6f4e41d71c0d
SocialReply   x          expired  Personale  6630bc19678a6f4e41d71c0d
Social Reply  instagram  active   Personale  6630bc19678a6f4e41d71c0d
B on x        x          active   Brand B    b
`);
  expect(stderr).toContain("Columns hidden to fit the width: type, posts, last post, account id\n");
});

test("JSON and CSV name the workspace beside its id", async () => {
  const select = ["--workspace", "brand b"];
  const { stdout } = await accounts([...select, "--json"]);
  expect(JSON.parse(stdout)).toMatchObject([{ name: "B on x", workspace_id: "b", workspace_name: "Brand B" }]);
  const csv = await accounts([...select, "--csv"]);
  expect(csv.stdout).toMatch(/^workspace_id,workspace_name,_id,name,.*\r\nb,Brand B,6630bfe7678a6f4e41d768fc,B on x,/);
});

test("with ids, lists no workspaces and prints no names", async () => {
  const { stdout, requested } = await accounts(["b", "c", "--csv"]);
  expect(requested).toEqual(["/workspaces/b/socialAccounts", "/workspaces/c/socialAccounts"]);
  expect(stdout).toMatch(/^workspace_id,_id,name,/);
  expect((await accounts(["-", "--json"], api, { stdin: "b\n" })).stdout).not.toContain("workspace_name");
});

test.each<[string[], RegExp]>([
  [
    ["--workspace", "Brand"],
    /^error: no workspace has the id or name "Brand"\. Did you mean:\n {2}b {2}Brand B\n {2}d {2}Brand D\n$/,
  ],
  [["b", "--workspace", "Brand B"], /^error: pass workspace ids or --workspace, not both\n$/],
  [["--workspace", key], /^error: one of the arguments is the API key/],
])("%j is a usage error", async (argv, message) => {
  const { code, stdout, stderr } = await accounts(argv);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toMatch(message);
});

test.each([
  [[], ""],
  [["--json"], "[]\n"],
  [["--group"], ""],
])("says that the API key has access to no workspaces, with %j", async (flags, output) => {
  const { code, stdout, stderr } = await accounts(flags, fakeAPI([]));
  expect({ code, stdout, stderr }).toEqual({
    code: 0,
    stdout: output,
    stderr: "The API key has access to no workspaces\n",
  });
});

test("reports only the failure to list workspaces", async () => {
  const { code, stdout, stderr, requested } = await accounts(["--json", "--retries", "0"], (_request, response) => {
    response.writeHead(503).end();
  });
  expect({ code, stdout, requested }).toEqual({ code: 1, stdout: "", requested: ["/workspaces"] });
  expect(stderr).toMatch(/^error: list of workspaces: 503 .*\n {2}Probably temporary.*\n$/);
});

test("Ctrl-C before the workspaces are listed ends the run", async () => {
  const interruption = new AbortController();
  const { code, stdout, stderr } = await accounts([], () => interruption.abort(), { signal: interruption.signal });
  expect({ code, stdout, stderr }).toEqual({
    code: 130,
    stdout: "",
    stderr: "Interrupted before the workspaces were listed\n",
  });
});

test("reports nothing if the pipe is closed before the workspaces are listed", async () => {
  const output = new PassThrough();
  const closed = Object.assign(new Error("write EPIPE"), { code: "EPIPE" });
  const { stderr } = await accounts(["--csv"], () => output.destroy(closed), { output });
  expect(stderr).toBe("");
});

test("a 401 of one workspace does not stop the run, because listing has worked", async () => {
  const { code, stdout, stderr } = await accounts(["--json"], fakeAPI([{ _id: "a", accounts: 401 }, { _id: "b" }]));
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toHaveLength(3);
  expect(stderr).not.toContain("Stopped");
});

test("the progress bar names the workspace", async () => {
  const { stderr } = await accounts(["--json"], api, { stderr: { isTTY: true, columns: 120 } });
  expect(stderr).toMatch(/█ *░+ 1\/4 workspaces {2}Personale \(6630bc19678a6f4e41d71c0d\)/);
});

describe("--group", () => {
  test("prints a table per workspace", async () => {
    const { stdout } = await accounts(["--group"]);
    expect(stdout).toBe(`\
Personale (6630bc19678a6f4e41d71c0d): 3 accounts, 1 expired
name          provider   type      status   posts  last post   account id
SocialReply   tiktok     profile   active       0  -           -0004YCYPM4hL7iZj_quDDpk9ED4W2MZsoVO
SocialReply   x          profile   expired      7  2024-05-20  1706428398791282688
Social Reply  instagram  business  active      67  2025-01-15  17841462124130951

Brand B (b): 1 account
name    provider  type     status  posts  last post  account id
B on x  x         profile  active      0  -          -0004YCYPM4hL7iZj_quDDpk9ED4W2MZsoVO

Empty (c): 0 accounts
`);
  });

  test("hides workspaces without accounts that pass the filter", async () => {
    const { stdout } = await accounts(["--group", "--expired"]);
    expect(stdout).toMatch(/^Personale \(.*\): 1 account, 1 expired\nname .*\nSocialReply .*\n$/);
  });

  test("sorts within each workspace, and uses ids as headings if ids were given", async () => {
    const { stdout } = await accounts(["b", "6630bc19678a6f4e41d71c0d", "--group", "--sort", "provider"]);
    expect(stdout.match(/^\S+(?=: )|\w+(?= +(profile|business))/gm)).toEqual([
      "b",
      "x",
      "6630bc19678a6f4e41d71c0d",
      "instagram",
      "tiktok",
      "x",
    ]);
  });

  test("lists the hidden columns once", async () => {
    const { stderr } = await accounts(["--group", "--workspace", "Personale", "--workspace", "b"], api, {
      env: { COLUMNS: "50" },
    });
    expect(stderr.match(/Columns hidden to fit the width.*/g)).toEqual([
      "Columns hidden to fit the width: type, posts, account id",
    ]);
  });

  test("a line break in a name cannot start a heading", async () => {
    const { stdout } = await accounts(["--group"], fakeAPI([{ _id: "a", name: "A\nB (b): \u001b[1m", accounts: [] }]));
    expect(stdout).toBe("A\ufffdB (b): \ufffd[1m (a): 0 accounts\n");
  });
});
