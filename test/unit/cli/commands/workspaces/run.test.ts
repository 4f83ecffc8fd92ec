import { expect, test } from "vitest";
import { examples } from "../../../../../src/testing.ts";
import { account } from "../../../../helpers/accounts.ts";
import { fakeAPI, runAsters } from "../../../../helpers/fake-api.ts";

const workspaces = [
  { _id: "a1", name: "Brand A", default: true, timezone: { name: "Europe/Rome" }, accounts: [account(), account()] },
  { _id: "b2", name: "Brand B, Inc.", accounts: 404, invited: true },
  { _id: "c3", accounts: [] },
];
const api = fakeAPI(workspaces);

test("prints a table, with one request", async () => {
  const { requested, ...ran } = await runAsters(["workspaces"], api);
  expect(requested).toEqual(["/workspaces"]);
  expect(ran).toEqual({
    code: 0,
    stdout: `\
name           id  default  time zone    access
Brand A        a1  default  Europe/Rome  own
-              c3           -            own
Brand B, Inc.  b2           -            invited
`,
    stderr: "3 workspaces\n",
  });
});

test("fits 80 columns with the documented response", async () => {
  const documented = JSON.stringify(examples.listWorkspaces[200].documented);
  const { stdout } = await runAsters(["workspaces"], (_request, response) => response.end(documented), {
    env: { COLUMNS: "80" },
  });
  expect(stdout).toMatch(/^Personale {4}6630bc19678a6f4e41d71c0d {2}default {2}Europe\/Rome {2}own$/m);
});

test("--json, --ndjson and --csv have the same fields, with or without a value", async () => {
  const expected = [
    { workspace_id: "a1", workspace_name: "Brand A", default: true, timezone: "Europe/Rome", access: "own" },
    { workspace_id: "c3", workspace_name: null, default: false, timezone: null, access: "own" },
    { workspace_id: "b2", workspace_name: "Brand B, Inc.", default: false, timezone: null, access: "invited" },
  ];
  const print = async (flag: string) => (await runAsters(["workspaces", flag], api)).stdout;
  expect(JSON.parse(await print("--json"))).toEqual(expected);
  expect(
    (await print("--ndjson"))
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line)),
  ).toEqual(expected);
  expect(await print("--csv")).toBe(
    'workspace_id,workspace_name,default,timezone,access\r\na1,Brand A,true,Europe/Rome,own\r\nc3,,false,,own\r\nb2,"Brand B, Inc.",false,,invited\r\n',
  );
});

test("--counts counts accounts and reports a failure by name and id", async () => {
  const { code, stdout, stderr, requested } = await runAsters(["workspaces", "--counts", "--json"], api);
  expect(code).toBe(1);
  const counts = JSON.parse(stdout).map((row: Record<string, unknown>) => [row["workspace_id"], row["accounts"]]);
  expect(counts).toEqual([
    ["a1", 2],
    ["c3", 0],
    ["b2", null],
  ]);
  expect(requested).toHaveLength(4);
  expect(stderr).toContain("error: workspace Brand B, Inc. (b2): 404");
  expect(stderr).toMatch(/\n2 accounts in 2 workspaces; 1 workspace failed\n$/);
});

test("--counts adds a column to the table and to CSV", async () => {
  expect((await runAsters(["workspaces", "--counts"], api)).stdout).toMatch(/ accounts\nBrand A .* own {13}2\n/);
  expect((await runAsters(["workspaces", "--counts", "--csv"], api)).stdout).toContain("access,accounts\r\n");
});

test.each([[[]], [["--counts"]]])("says that the API key has access to no workspaces, with %j", async (flags) => {
  const { code, stdout, stderr } = await runAsters(["workspaces", "--json", ...flags], fakeAPI([]));
  expect({ code, stdout, stderr }).toEqual({
    code: 0,
    stdout: "[]\n",
    stderr: "The API key has access to no workspaces\n",
  });
});

test("reports items without a usable id", async () => {
  const { code, stderr } = await runAsters(["workspaces"], fakeAPI([{ _id: "a" }, { _id: ".." }]));
  // The item is in two of the lists.
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: "Skipped 2 items without a usable id in the list of workspaces\n1 workspace\n",
  });
});

test("does not blame the key if no listed item has a usable id", async () => {
  const { code, stderr } = await runAsters(["workspaces"], fakeAPI([{ _id: ".." }]));
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: "Skipped 2 items without a usable id in the list of workspaces\n",
  });
});

test("reports a failure once, and what to do about it", async () => {
  const { code, stdout, stderr } = await runAsters(["workspaces"], (_request, response) =>
    response.writeHead(401).end(),
  );
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toMatch(/^error: list of workspaces: 401 .*\n {2}Set ASTERS_API_KEY/);
});

test("a response of an unexpected shape is a failure, not an empty list", async () => {
  const { code, stderr } = await runAsters(["workspaces"], (_request, response) => response.end('{"data":{}}'));
  expect(code).toBe(1);
  expect(stderr).toContain("/data/workspaces must be array");
});

test("line breaks in names cannot start a new line", async () => {
  const name = "\u001b[2J\nError: \u202eevil\u0007";
  const { stdout } = await runAsters(
    ["workspaces"],
    fakeAPI([
      { _id: "a", name },
      { _id: "b", name: "日本語" },
    ]),
  );
  expect(stdout.split("\n")).toHaveLength(4);
  expect(stdout).toContain("\ufffd[2J\ufffdError: \ufffdevil\ufffd");
});

test.each([
  [54, "time zone"],
  [45, "default, time zone"],
  [36, "default, time zone, access"],
  [34, "name, default, time zone, access"],
])("at a width of %d, hides the columns %s", async (width, hidden) => {
  const listed = [
    { _id: "6630bc19678a6f4e41d71c0d", name: "Personale", default: true, timezone: { name: "Europe/Rome" } },
  ];
  const { stdout, stderr } = await runAsters(["workspaces"], fakeAPI(listed), { env: { COLUMNS: `${width}` } });
  expect(stderr).toBe(`Columns hidden to fit the width: ${hidden}\n1 workspace\n`);
  expect(stdout).toContain("6630bc19678a6f4e41d71c0d");
});
