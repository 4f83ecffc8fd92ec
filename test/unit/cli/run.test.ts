import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { version } from "../../../generated/constants.js";
import { key } from "../../helpers/client.ts";
import { command } from "../../helpers/command.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";

test.each(["--version", "-V"])("%s prints only the version", async (flag) => {
  expect(await command([flag])).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
});

test.each([
  [["--help"], /Usage: asters .*accounts.*mock.*completion.*ASTERS_API_KEY.*130 {2}interrupted/s],
  [["help", "accounts"], /Usage: asters accounts/],
  [["accounts", "--help"], /--provider.*--json.*--base-url.*apostrophe.*130 {2}interrupted/s],
  [["check", "--help"], /--state.*--fail-on.*--openmetrics.*ASTERS_WEBHOOK_URL.*130 {2}interrupted/s],
  [["mcp", "--help"], /--concurrency.*"mcpServers".*"ASTERS_API_KEY".*130 {2}interrupted/s],
  [["mock", "--help"], /--port.*default: 4010/s],
  [["completion", "--help"], /source <\(asters completion zsh\)/],
])("%j prints help to standard output", async (argv, expected) => {
  const { code, stdout, stderr } = await command(argv);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(expected);
});

test("prints help to standard error if no command is given", async () => {
  const { code, stdout, stderr } = await command([]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain("Usage: asters");
});

test.each([
  [["acounts"], "(Did you mean accounts?)"],
  [["accounts", "a", "--expird"], "(Did you mean --expired?)"],
  [["accounts", "a", "--sort", "age"], "Allowed choices are name, provider, type, status, posts, last-post"],
  [["accounts", "a", "--json", "--csv"], "cannot be used with option '--csv'"],
  [["accounts", "a", "--bom", "--json"], "cannot be used with option '--json'"],
  [["accounts", "a", "--ndjson", "--sort", "name"], "cannot be used with option '--ndjson'"],
  [["accounts", "a", "--timeout", "0"], "Expected a number of seconds"],
  [["accounts", "a", "--retries", "-1"], "Expected an integer from 0 to 20"],
  [["accounts", "a", "--concurrency", "0"], "Expected an integer from 1 to 100"],
  [["mock", "--port", "65536"], "Expected an integer from 0 to 65535"],
  [["completion", "tcsh"], "Allowed choices are bash, zsh, fish"],
  [["accounts", "a", "--base-url", "nowhere"], "the base URL (--base-url or ASTERS_BASE_URL) is not a URL"],
  [["accounts", "a", "--base-url", "http://example.com"], "must be https"],
])("%j is a usage error that says what to do instead", async (argv, expected) => {
  const { code, stdout, stderr } = await command(argv);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain(expected);
});

test.each([
  "--api-key",
  "--api-key=sk-on-the-line",
  "--apikey",
  "--key",
  "-key",
  "--token",
  "--x-api-key",
  "--API-KEY",
])("rejects %s, without repeating its value", async (flag) => {
  const { code, stderr } = await command(["accounts", "a", flag, "sk-on-the-line"]);
  expect(code).toBe(2);
  expect(stderr).toContain(`error: ${flag.split("=")[0]}: the API key cannot be passed as a flag`);
  expect(stderr).not.toContain("sk-on-the-line");
});

test("a usage error ends with how to get help", async () => {
  const { stderr } = await command(["accounts", "a", "--nothing"]);
  expect(stderr).toMatch(/unknown option '--nothing'\n.*\(Run with --help for usage\)\n$/s);
});

test("help is as wide as the terminal", async () => {
  const wide = { isTTY: true, columns: 120 };
  expect((await command(["status", "--help"], { stdout: wide })).stdout).toContain(
    ' one JSON object: { "workspaces": [...], "total": {...} }\n',
  );
  const { stderr } = await command([], { stderr: wide });
  expect(stderr).toMatch(/^ {2}mcp +serve read-only tools to AI assistants, over the Model Context Protocol$/m);
});

test("sanitizes arguments in messages", async () => {
  const { stderr } = await command(["accounts", "a", "--\u001b[2J\u009b2J"]);
  expect(stderr).toContain("unknown option '--\ufffd[2J\ufffd2J'");
});

test("redacts a key in place of a command", async () => {
  const { code, stderr } = await command([key]);
  expect(code).toBe(2);
  expect(stderr).toContain("unknown command '[redacted]'");
});

describe("with the key in a file", () => {
  const file = join(temporaryFolder(), "key.txt");
  writeFileSync(file, `${key}\n`);
  const env = { ASTERS_API_KEY: undefined, ASTERS_API_KEY_FILE: file };

  test.each([
    [[key], "unknown command '[redacted]'"],
    [["accounts", `--${key}`], "unknown option '--[redacted]'"],
    [["call", key], "unknown operation: [redacted]"],
    [["accounts", "a", "--base-url", "http://localhost", "--retry-file", `/nowhere/${key}`], "/nowhere/[redacted]"],
    [["mock", "--host", `${key}\0`], "[redacted]"],
  ])("redacts the key in messages about %j", async (argv, expected) => {
    const { code, stderr } = await command(argv, { env });
    expect(code).toBeGreaterThan(0);
    expect(stderr).toContain(expected);
    expect(stderr).not.toContain(key);
  });
});

test("reports an unexpected failure, with a stack trace only with --verbose", async () => {
  const stdin = new Readable({ read: (_size) => stdin.destroy(new Error("no more input")) });
  const { code, stderr } = await command(["accounts", "-"], { stdin });
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: "error: unexpected failure: no more input\nRe-run with --verbose for a stack trace\n",
  });
  const other = new Readable({ read: (_size) => other.destroy(new Error("no more input")) });
  expect((await command(["accounts", "-", "--verbose"], { stdin: other })).stderr).toMatch(/^ +at /m);
});

test("rejects the API key as a workspace id, without repeating it", async () => {
  const { code, stderr } = await command(["accounts", key]);
  expect(code).toBe(2);
  expect(stderr).toContain("is the API key");
  expect(stderr).not.toContain(key);
});
