import { execFileSync } from "node:child_process";
import { readdirSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { respondWith } from "../helpers/accounts.ts";
import { installCommand } from "../helpers/install-command.ts";
import { listen, type TestServer } from "../helpers/server.ts";

const asters = installCommand();
let server: TestServer;
let env: Record<string, string>;

beforeAll(async () => {
  server = await listen(respondWith());
  env = { ASTERS_API_KEY: "sk-0123456789", ASTERS_BASE_URL: server.url };
});

afterAll(() => server[Symbol.asyncDispose]());

describe.each([
  "--version",
  "--help",
  "help accounts",
  "accounts --help",
  "accounts a",
  "accounts a --json",
  "accounts a --ndjson",
  "accounts a --csv",
  "call listSocialAccounts a",
  "mock --port 0",
  "completion bash",
  "complete -- acc",
])("asters %s", (argv) => {
  test("reports a full disk in one line", async () => {
    const { code, stderr } = await asters.shell(`asters ${argv} > /dev/full`, env).ended;
    expect(code).toBe(1);
    expect(stderr.match(/^error: cannot write to standard output: ENOSPC.*$/gm)).toHaveLength(1);
    expect(stderr).not.toMatch(/^ +at /m);
  });

  test("ends quietly if the pipe is closed", async () => {
    const running = asters.start(argv.split(" "), env);
    running.process.stdout.destroy();
    const { code, stderr } = await running.ended;
    expect({ code, error: /error|^ +at /.test(stderr) }).toEqual({ code: 0, error: false });
  });
});

test("Ctrl-C ends the wait for a key file that is a pipe without a writer", async () => {
  const pipe = join(asters.project, "key-pipe");
  execFileSync("mkfifo", [pipe]);
  const running = asters.start(["accounts", "a"], { ...env, ASTERS_API_KEY: "", ASTERS_API_KEY_FILE: pipe });
  const files = `/proc/${running.process.pid}/fd`;
  await vi.waitUntil(() => openFiles(files).includes(pipe), { timeout: 20_000 });
  running.process.kill("SIGINT");
  expect(await running.ended).toEqual({ code: 130, stdout: "", stderr: "Interrupted before any request was sent\n" });
});

/** The paths that a process has open. Files that it closes meanwhile are skipped. */
function openFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    try {
      return [readlinkSync(join(folder, name))];
    } catch {
      return [];
    }
  });
}
