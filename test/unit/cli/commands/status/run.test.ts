import type { RequestListener } from "node:http";
import { expect, test } from "vitest";
import { account } from "../../../../helpers/accounts.ts";
import { key } from "../../../../helpers/client.ts";
import { fakeAPI, runAsters } from "../../../../helpers/fake-api.ts";

const expired = account({ expired: true, provider: "x" });
const workspaces = [
  { _id: "6630bc19678a6f4e41d71c0d", name: "Personale" },
  { _id: "b", name: "Brand B", accounts: [expired, expired, account({ provider: "x" })], invited: true },
  { _id: "c", name: "Empty", accounts: [] },
];
const broken = { _id: "d", name: "Brand D", accounts: 404 };
const api = fakeAPI(workspaces);
const status = (argv: string[] = [], listener = api, setting = {}) => runAsters(["status", ...argv], listener, setting);

test("prints a line per workspace and a total", async () => {
  const { code, stdout, stderr, requested } = await status([], api, { env: { COLUMNS: "120" } });
  expect(stdout).toBe(`\
workspace  accounts  active  expired  by provider                             workspace id
Personale         3       2        1  1 instagram, 1 tiktok, 1 x (1 expired)  6630bc19678a6f4e41d71c0d
Empty             0       0        0                                          c
Brand B           3       1        2  3 x (2 expired)                         b
total             6       3        3  4 x (3 expired), 1 instagram, 1 tiktok
`);
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: "6 accounts in 3 workspaces, 3 expired\nTo list the expired ones: asters accounts --expired\n",
  });
  expect(requested).toHaveLength(4);
});

test("shows a failed workspace as failed and exits with 1", async () => {
  const { code, stdout, stderr } = await status(["--fail-on-expired"], fakeAPI([broken, ...workspaces]));
  expect(code).toBe(1);
  expect(stdout).toMatch(/^Brand D {11}- {7}- {8}- {2}failed +d$/m);
  expect(stdout).toMatch(/^total +6 +3 +3 /m);
  expect(stderr).toContain("error: workspace Brand D (d): 404");
  expect(stderr).toContain("6 accounts in 3 workspaces, 3 expired; 1 workspace failed\n");
});

test.each([
  [["--fail-on-expired"], 3],
  [["--fail-on-expired", "--workspace", "Empty"], 0],
  [[], 0],
])("asters status with %j exits with %d", async (flags, code) => {
  expect((await status(flags)).code).toBe(code);
});

test("--json prints the workspaces and the total in one object", async () => {
  const { stdout } = await status(
    ["--json", "--workspace", "d", "--workspace", "brand b"],
    fakeAPI([broken, ...workspaces]),
  );
  const counts = { accounts: 3, active: 1, expired: 2 };
  const unknown = { accounts: null, active: null, expired: null, providers: null };
  expect(JSON.parse(stdout)).toEqual({
    workspaces: [
      { workspace_id: "d", workspace_name: "Brand D", ...unknown, error: expect.stringContaining("404") },
      { workspace_id: "b", workspace_name: "Brand B", ...counts, providers: { x: counts }, error: null },
    ],
    total: { workspaces: 2, failed: 1, unfinished: 0, ...counts, providers: { x: counts } },
  });
});

test("--ndjson and --csv print the workspaces only", async () => {
  const { stdout } = await status(["b", "c", "--ndjson"]);
  const rows = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(rows.map(({ workspace_id }) => workspace_id).toSorted()).toEqual(["b", "c"]);
  const csv = "workspace_id,accounts,active,expired,providers,error\r\nb,3,1,2,3 x (2 expired),\r\nc,0,0,0,,\r\n";
  expect((await status(["b", "c", "--csv"])).stdout).toBe(csv);
  expect((await status(["b", "c", "--bom"])).stdout).toBe(`\ufeff${csv}`);
});

test("with ids, lists no workspaces and shows the ids", async () => {
  const { stdout, requested } = await status(["b"]);
  expect(requested).toEqual(["/workspaces/b/socialAccounts"]);
  expect(stdout).toMatch(/^workspace .* by provider\nb .*\ntotal .*\n$/);
});

test("the table fits 80 columns", async () => {
  const { stdout, stderr } = await status([], api, { env: { COLUMNS: "80" } });
  expect(stdout).toMatch(/^Personale {9}3 {7}2 {8}1 {2}1 instagram, 1 tiktok, 1 x \(1 expired\)$/m);
  expect(stdout).not.toMatch(/ $/m);
  expect(stderr).toContain("Columns hidden to fit the width: workspace id\n");
});

test("at 80 columns, keeps the ids of workspaces with equal names", async () => {
  const ids = ["6630bc19678a6f4e41d71c0d", "663b3db7522ef4893db24536"];
  const { stdout, stderr } = await status([], fakeAPI(ids.map((_id) => ({ _id, name: "Brand" }))), {
    env: { COLUMNS: "80" },
  });
  for (const id of ids) expect(stdout).toMatch(new RegExp(`^Brand .* ${id}$`, "m"));
  expect(stderr).toContain("Columns hidden to fit the width: active\n");
});

test("says that the API key has access to no workspaces", async () => {
  const { code, stdout, stderr } = await status([], fakeAPI([]));
  expect({ code, stdout, stderr }).toEqual({
    code: 0,
    stdout: "",
    stderr: "The API key has access to no workspaces\n",
  });
  const total = { workspaces: 0, failed: 0, unfinished: 0, accounts: 0, active: 0, expired: 0, providers: {} };
  expect(JSON.parse((await status(["--json"], fakeAPI([]))).stdout)).toEqual({ workspaces: [], total });
});

test("a rejected key leaves the other workspaces unfinished", async () => {
  const unauthorized: RequestListener = (_request, response) => response.writeHead(401).end();
  const { code, stdout } = await status(["a", "b", "--json"], unauthorized);
  expect(code).toBe(1);
  expect((await status(["a", "b"], unauthorized)).stdout).toMatch(/^a .* failed\nb .* unfinished\ntotal /m);
  expect(JSON.parse(stdout)).toMatchObject({
    workspaces: [{ error: expect.stringContaining("401") }, { error: "unfinished: the run was stopped" }],
    total: { failed: 1, unfinished: 1 },
  });
});

test("redacts the key in errors within the output", async () => {
  const { stdout } = await status(["a", "--json"], (request, response) => {
    response.writeHead(403, { "content-type": "text/plain" }).end(`denied: ${request.headers["x-api-key"]}`);
  });
  expect(stdout).not.toContain(key);
});

test("names the most frequent providers and sums up the rest", async () => {
  const accounts = Array.from({ length: 12 }, (_, index) => account({ provider: `p${index}`, expired: index > 9 }));
  const { stdout } = await status(["a"], fakeAPI([{ _id: "a", accounts }]));
  expect(stdout).toMatch(/ 1 p0, 1 p1, 1 p10 \(1 expired\), .*, 3 others$/m);
});

test("counts the expired accounts of the other providers together", async () => {
  const accounts = Array.from({ length: 11 }, (_, index) =>
    account({ provider: `p${index + 10}`, expired: index > 8 }),
  );
  const { stdout } = await status(["a"], fakeAPI([{ _id: "a", accounts }]));
  expect(stdout).toMatch(/ 1 p10, .*, 1 p18, 2 others \(2 expired\)$/m);
});

test("names the providers with the most accounts first, and shortens long names", async () => {
  const accounts = ["x", "b", "a", "x", "y".repeat(31)].map((provider) => account({ provider, expired: false }));
  const { stdout } = await status(["a"], fakeAPI([{ _id: "a", accounts }]));
  expect(stdout).toContain(`  2 x, 1 a, 1 b, 1 ${"y".repeat(30)}\n`);
});

test("shows numbers of expired accounts and failures in red", async () => {
  const { stdout } = await status([], fakeAPI([broken, ...workspaces]), { env: { FORCE_COLOR: "1" } });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colors
  const red = [...stdout.matchAll(/\u001b\[31m *(\w+) *\u001b\[39m/g)].map(([, text]) => text);
  expect(red).toEqual(["failed", "1", "2", "3"]);
});
