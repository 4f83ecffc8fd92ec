import { afterAll, beforeAll, expect, test } from "vitest";
import { account, respondWith } from "../helpers/accounts.ts";
import { installCommand } from "../helpers/install-command.ts";
import { listen, type TestServer } from "../helpers/server.ts";
import { inTerminal } from "../helpers/terminal.ts";

const asters = installCommand();
let server: TestServer;
let env: Record<string, string>;

const names = [
  "日本語のとても長いアカウント名",
  "👩‍👩‍👧‍👦 family",
  "x".repeat(500),
  "\u001b[2J\u001b]0;gone\u0007\u202egnp.exe\n\rnext",
  "",
];
const accounts = names.map((name, index) => account({ name, expired: index === 0, account_id: `id-${index}` }));

beforeAll(async () => {
  server = await listen(respondWith({ names: accounts, many: Array(2000).fill(accounts[0]), missing: 404 }));
  env = { ASTERS_API_KEY: "sk-0123456789", ASTERS_BASE_URL: server.url };
});

afterAll(() => server[Symbol.asyncDispose]());

test("output on a terminal has colors unless an option or variable disables them", async () => {
  const line = "asters accounts a";
  const colored = await inTerminal(asters, line, env);
  expect(colored.output).toContain("\x1b[1mname");
  expect(colored.output).toContain("\x1b[31mexpired");
  const plain = [
    await inTerminal(asters, line, { ...env, NO_COLOR: "1" }),
    await inTerminal(asters, line, { ...env, TERM: "dumb" }),
    await inTerminal(asters, line, { ...env, FORCE_COLOR: "0" }),
    await inTerminal(asters, `${line} --no-color`, env),
  ];
  for (const { output, lines } of plain) {
    expect(output).not.toContain("\x1b");
    expect(lines).toEqual(colored.lines);
  }
});

test("output in a pipe has no colors unless FORCE_COLOR enables them", async () => {
  expect((await inTerminal(asters, "asters accounts a | cat", env)).output).not.toContain("\x1b[");
  const forced = await inTerminal(asters, "asters accounts a | cat", { ...env, FORCE_COLOR: "1" });
  expect(forced.output).toContain("\x1b[31mexpired");
});

test("a table in a pipe is not truncated unless COLUMNS is set", async () => {
  const line = "asters accounts names | cat";
  expect((await inTerminal(asters, line, env)).output).toContain("x".repeat(500));
  const { lines } = await inTerminal(asters, line, { ...env, COLUMNS: "60" });
  expect(lines.find((row) => row.startsWith("xxx"))?.length).toBeLessThanOrEqual(60);
});

test.each([30, 40, 80, 120, 200])("the table fits %d columns and uses them", async (columns) => {
  const { lines } = await inTerminal(asters, "asters accounts a", env, columns);
  for (const line of lines.slice(0, 4)) expect(line.length).toBeLessThanOrEqual(columns);
  expect(lines[1]?.includes("-0004YCYPM4hL7iZj_quDDpk9ED4W2MZsoVO")).toBe(columns >= 120);
  expect(lines[4]?.startsWith("Columns hidden to fit the width: ")).toBe(columns < 80);
});

test("no name breaks out of its cell", async () => {
  const { output, lines } = await inTerminal(asters, "asters accounts names --no-color", env);
  expect(output).not.toMatch(/[^\P{Cc}\n]|[\u202a-\u202e]/u);
  expect(lines.filter((line) => line.includes("tiktok"))).toHaveLength(names.length + 1);
  expect(lines[4]).toContain("\ufffd[2J\ufffd]0;gone\ufffd");
});

test("a progress bar is shown and erased at the end", async () => {
  const ids = Array.from({ length: 40 }, (_, index) => `ws-${index}`).join(" ");
  const { code, output, lines } = await inTerminal(asters, `asters accounts ${ids}`, env);
  expect(code).toBe(0);
  expect(output).toMatch(/\r█+░+ \d+\/40 workspaces/);
  expect(lines).toHaveLength(1 + 40 * 3 + 2);
  expect(lines.join("\n")).not.toMatch(/[█░]/);
});

test("a failure is reported above the progress bar, on its own line", async () => {
  const { output, lines } = await inTerminal(asters, "asters accounts ws-1 missing ws-2 ws-3", env);
  expect(output).toContain("█");
  expect(output).toContain("\x1b[31merror:\x1b[39m workspace missing: ");
  expect(lines[0]).toBe("error: workspace missing: 404 The resource was not found");
});

test("no progress bar is drawn with --ndjson, in a pipe, for one workspace, or on a dumb terminal", async () => {
  const ids = "ws-1 ws-2 ws-3";
  for (const line of [
    `asters accounts ${ids} --ndjson`,
    `asters accounts ${ids} 2>&1 | cat`,
    "asters accounts ws-1",
    `TERM=dumb asters accounts ${ids}`,
  ]) {
    expect((await inTerminal(asters, line, env)).output).not.toContain("█");
  }
});

test("a closed pipe ends the command quietly", async () => {
  // More than fits into a pipe: the command is still writing when its reader exits.
  const { lines } = await inTerminal(asters, `asters accounts a many b --ndjson | head -n 1 > /dev/null`, env);
  expect(lines).toEqual([]);
});
