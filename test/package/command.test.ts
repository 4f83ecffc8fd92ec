import { execFile } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import openapi from "../../generated/openapi.json" with { type: "json" };
import { account, answering } from "../helpers/accounts.ts";
import { installCommand } from "../helpers/installed.ts";
import { listen } from "../helpers/server.ts";
import type { Spawned } from "../helpers/spawned.ts";

const asters = installCommand();
const accounts = openapi.components.examples.documented.value.data;
let mock: Spawned;
let env: Record<string, string>;

beforeAll(async () => {
  mock = asters.start(["mock", "--port", "0"], {});
  const [line] = (await once(createInterface(mock.process.stdout), "line")) as [string];
  env = { ASTERS_API_KEY: "any", ASTERS_BASE_URL: /http:\S+/.exec(line)?.[0] as string };
});

afterAll(async () => {
  mock.process.kill("SIGINT");
  expect((await mock.ended).code).toBe(0);
});

test("brings no package but the one of the client", () => {
  const packages = readdirSync(join(asters.project, "node_modules")).filter((name) => !name.startsWith("."));
  expect(packages).toEqual(["asters-client", "openapi-fetch", "openapi-typescript-helpers"]);
});

test("is one file, with the licence of each package in it", () => {
  const folder = join(asters.project, "node_modules/asters-client/dist/cli");
  expect(readdirSync(folder)).toEqual(["NOTICES.txt", "asters.cjs"]);
  const required = readFileSync(join(folder, "asters.cjs"), "utf8").matchAll(/\brequire\("(?!node:)([^"]+)"\)/g);
  expect([...required].map(([, name]) => name)).toEqual([]);
  const notices = readFileSync(join(folder, "NOTICES.txt"), "utf8");
  for (const name of ["@bomb.sh/tab", "commander", "csv-stringify", "openapi-fetch", "p-map", "string-width"]) {
    expect(notices).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+$`, "m"));
  }
  expect(notices).not.toContain("undefined");
});

test.each([["asters"], ["asters-client"]])("npx %s runs it where it is installed", async (name) => {
  const { stdout } = await promisify(execFile)("npx", ["--offline", name, "accounts", "ws1", "--json"], {
    cwd: asters.project,
    env: { PATH: process.env["PATH"], HOME: process.env["HOME"], ...env },
  });
  expect(JSON.parse(stdout)).toEqual(accounts.map((account) => ({ ...account, workspace_id: "ws1" })));
});

describe("each line of use works against the mock", () => {
  test.each<[string, number, RegExp]>([
    ["asters accounts 663b3db7522ef4893db24536", 0, /^name .*\nSocialReply +tiktok .*\n.*expired.*\n.*instagram.*\n$/],
    ["asters accounts ws1 ws2 ws3 --expired --fail-on-expired", 3, /^name .* workspace\n(.* expired .* ws\d\n){3}$/],
    ["printf 'ws1 # one\\nws2\\n' | asters accounts - --json", 0, /"name": "Social Reply".*"workspace_id": "ws2"/s],
    ["asters accounts ws1 --csv > accounts.csv && head -n 1 accounts.csv", 0, /^workspace_id,_id,name,/],
    ["asters accounts ws1 --provider tiktok --provider x --sort last-post", 0, /^name .*\n.* x .*\n.* tiktok .*\n$/],
    ["asters completion zsh", 0, /^#compdef asters/],
  ])("%s", async (line, code, expected) => {
    const ran = await asters.shell(line, env).ended;
    expect(ran.code).toBe(code);
    expect(ran.stdout).toMatch(expected);
  });
});

test("standard output that its reader closes ends the command quietly", async () => {
  const many = Array.from({ length: 2000 }, (_, index) => account({ name: `name ${index}` }));
  await using server = await listen(answering({ a: many, b: many, c: many, d: many, e: many, f: many }));
  const running = asters.start(["accounts", ..."abcdef", "--ndjson"], { ...env, ASTERS_BASE_URL: server.url });
  running.process.stdout.once("data", () => running.process.stdout.destroy());
  expect(await running.ended).toMatchObject({ code: 0, stderr: "" });
});

test("Ctrl-C ends it at once, and it says what was not done", async () => {
  await using server = await listen((_request, response) => response.write("{"));
  const running = asters.start(["accounts", "a"], { ...env, ASTERS_BASE_URL: server.url });
  await once(server.server, "request");
  running.process.kill("SIGINT");
  const { code, stdout, stderr } = await running.ended;
  expect({ code, stdout }).toEqual({ code: 130, stdout: "" });
  expect(stderr).toContain("Interrupted: 0 of 1 listed, 0 failed, 1 not done:\na\n");
});

test("the key is in a file, and nowhere else", async () => {
  const line =
    "umask 077; echo sk-in-a-file > key; ASTERS_API_KEY= ASTERS_API_KEY_FILE=key asters accounts a --verbose";
  const { stdout, stderr } = await asters.shell(line, env).ended;
  expect(stdout).toContain("SocialReply");
  expect(stdout + stderr).not.toContain("sk-in-a-file");
});
