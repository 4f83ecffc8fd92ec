import { execFile } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import openapi from "../../generated/openapi.json" with { type: "json" };
import { account, respondWith } from "../helpers/accounts.ts";
import { installCommand } from "../helpers/install-command.ts";
import { listen } from "../helpers/server.ts";
import type { SpawnedProgram } from "../helpers/spawn.ts";

const asters = installCommand();
const accounts = openapi.components.examples.socialAccounts.value.data;
let mock: SpawnedProgram;
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

test("installs no packages besides the client's dependencies", () => {
  const packages = readdirSync(join(asters.project, "node_modules")).filter((name) => !name.startsWith("."));
  expect(packages).toEqual(["asters-client", "openapi-fetch", "openapi-typescript-helpers"]);
});

test("is two files without dependencies, with the license of each package in them", () => {
  const folder = join(asters.project, "node_modules/asters-client/dist/cli");
  expect(readdirSync(folder)).toEqual(["NOTICES.txt", "asters.cjs", "mcp.cjs"]);
  const required = readFileSync(join(folder, "asters.cjs"), "utf8").matchAll(/\brequire\("(?!node:)([^"]+)"\)/g);
  expect([...required].map(([, name]) => name)).toEqual(["./mcp.cjs"]);
  const notices = readFileSync(join(folder, "NOTICES.txt"), "utf8");
  // The last three are bundled in a package of the MCP SDK.
  const names = ["commander", "csv-stringify", "openapi-fetch", "p-map", "string-width", "zod"];
  const protocol = ["@modelcontextprotocol/core", "@modelcontextprotocol/server", "ajv", "ajv-formats", "fast-uri"];
  for (const name of [...names, ...protocol]) {
    expect(notices).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+$`, "m"));
  }
  expect(notices).not.toContain("undefined");
});

test.each([["asters"], ["asters-client"]])(
  "npx %s runs the command in a project that has the package",
  async (name) => {
    const { stdout } = await promisify(execFile)("npx", ["--offline", name, "accounts", "ws1", "--json"], {
      cwd: asters.project,
      env: { PATH: process.env["PATH"], HOME: process.env["HOME"], ...env },
    });
    expect(JSON.parse(stdout)).toEqual(accounts.map((account) => ({ ...account, workspace_id: "ws1" })));
  },
);

test("exits quietly if the reader closes standard output", async () => {
  const many = Array.from({ length: 2000 }, (_, index) => account({ name: `name ${index}` }));
  await using server = await listen(respondWith({ a: many, b: many, c: many, d: many, e: many, f: many }));
  const running = asters.start(["accounts", ..."abcdef", "--ndjson"], { ...env, ASTERS_BASE_URL: server.url });
  running.process.stdout.once("data", () => running.process.stdout.destroy());
  expect(await running.ended).toMatchObject({ code: 0, stderr: "" });
});

test("stops immediately on Ctrl-C and lists the unfinished ids", async () => {
  await using server = await listen((_request, response) => response.write("{"));
  const running = asters.start(["accounts", "a"], { ...env, ASTERS_BASE_URL: server.url });
  await once(server.server, "request");
  running.process.kill("SIGINT");
  const { code, stdout, stderr } = await running.ended;
  expect({ code, stdout }).toEqual({ code: 130, stdout: "" });
  expect(stderr).toContain("Interrupted: 0 of 1 done, 0 failed, 1 unfinished:\na\n");
});

test("reads the key from ASTERS_API_KEY_FILE and never prints it", async () => {
  const line =
    "umask 077; echo sk-in-a-file > key; ASTERS_API_KEY= ASTERS_API_KEY_FILE=key asters accounts a --verbose";
  const { stdout, stderr } = await asters.shell(line, env).ended;
  expect(stdout).toContain("SocialReply");
  expect(stdout + stderr).not.toContain("sk-in-a-file");
});
