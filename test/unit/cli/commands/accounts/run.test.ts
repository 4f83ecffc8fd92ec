import { describe, expect, test } from "vitest";
import { examples } from "../../../../../src/testing.ts";
import { account, respondWith } from "../../../../helpers/accounts.ts";
import { key, workspaceId } from "../../../../helpers/client.ts";
import type { CommandOptions } from "../../../../helpers/command.ts";
import { runAccounts } from "../../../../helpers/fake-api.ts";

describe("asters accounts with one workspace", () => {
  test("prints a table to standard output and a summary to standard error", async () => {
    expect(await runAccounts([workspaceId], respondWith(), { env: { COLUMNS: "80" } })).toEqual({
      code: 0,
      stdout: `\
name          provider   type      status   posts  last post   account id
SocialReply   tiktok     profile   active       0  -           -0004YCYPM4hL7iZ…
SocialReply   x          profile   expired      7  2024-05-20  1706428398791282…
Social Reply  instagram  business  active      67  2025-01-15  17841462124130951
`,
      stderr: "3 accounts, 1 expired: 1 instagram, 1 tiktok, 1 x\nReconnect it in the Asters app\n",
      requestedIds: [workspaceId],
    });
  });

  test.each<[string, CommandOptions, number]>([
    ["COLUMNS", { env: { COLUMNS: "60" } }, 60],
    ["the terminal, rather than COLUMNS,", { env: { COLUMNS: "60" }, stdout: { isTTY: true, columns: 70 } }, 70],
  ])("%s limits the width of the table", async (_, setting, width) => {
    const { stdout } = await runAccounts(["a", "--no-color"], respondWith(), setting);
    const longest = Math.max(...stdout.split("\n").map((line) => line.length));
    expect(longest).toBeLessThanOrEqual(width);
    expect(longest).toBeGreaterThan(width - 10);
  });

  test("prints only a summary for a workspace without accounts", async () => {
    const { code, stdout, stderr } = await runAccounts(["a"], respondWith({ a: [] }));
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: "", stderr: "0 accounts, 0 expired\n" });
  });

  test("reports a failed workspace with the reason and what to do", async () => {
    const { code, stdout, stderr } = await runAccounts(["a"], respondWith({ a: 404 }));
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toBe(
      "error: workspace a: 404 The resource was not found\n  Check the id. To list workspace ids: asters workspaces\n",
    );
  });

  test("sends the key as a header, below the base URL", async () => {
    let seen: unknown;
    await runAccounts(["a"], (request, response) => {
      seen = [request.method, request.url, request.headers["x-api-key"]];
      response.end('{"data":[]}');
    });
    expect(seen).toEqual(["GET", "/workspaces/a/socialAccounts", key]);
  });

  test("redacts the key even if the server echoes it", async () => {
    const { stderr } = await runAccounts(["a", "--verbose"], (request, response) => {
      response.writeHead(403, { "content-type": "text/plain" }).end(`denied: ${request.headers["x-api-key"]}`);
    });
    expect(stderr).toContain("denied: [redacted]");
    expect(stderr).not.toContain(key);
  });

  test("lists an account without any known field", async () => {
    const { code, stdout } = await runAccounts(["a"], (_request, response) => {
      response.end('{"data":[{}]}');
    });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^-\s+-\s+-\s+active\s+-\s+-\s+-$/m);
  });

  test("--validate rejects a response that does not match the spec", async () => {
    const broken = respondWith({ a: [account({ name: 1 as never })] });
    expect((await runAccounts(["a"], broken)).code).toBe(0);
    const { code, stderr } = await runAccounts(["a", "--validate"], broken);
    expect(code).toBe(1);
    expect(stderr).toContain("/data/0/name must be string");
  });

  test("--verbose prints attempts and stack traces", async () => {
    const { stderr } = await runAccounts(["a", "--verbose", "--retries", "1"], respondWith({ a: 500 }));
    expect(stderr).toMatch(/^GET \/workspaces\/a\/socialAccounts, attempt 1: 500 in \d+ ms, retrying in \d+ ms$/m);
    expect(stderr).toMatch(/^GET \/workspaces\/a\/socialAccounts, attempt 2: 500 in \d+ ms$/m);
    expect(stderr).toMatch(/^ +at /m);
  });

  test("--retries and --timeout limit the attempts", async () => {
    const silent = await runAccounts(["a", "--retries", "0", "--timeout", "0.05", "--verbose"], () => {});
    expect(silent.stderr.match(/, attempt \d+:/g)).toEqual([", attempt 1:"]);
    expect(silent.code).toBe(1);
    expect(silent.stderr).toContain("timed out after 50 ms (timeout)");
    expect(silent.stderr).toContain("Allow more time with --timeout, in seconds.");
  });

  test("--base-url overrides ASTERS_BASE_URL", async () => {
    const { code, requestedIds } = await runAccounts(["a", "--base-url", "http://127.0.0.1:1"]);
    expect({ code, requestedIds }).toEqual({ code: 1, requestedIds: [] });
  });
});

describe("asters accounts with filters", () => {
  test("--expired lists only expired accounts, and the summary counts them", async () => {
    const { stdout, stderr } = await runAccounts(["a", "--expired", "--json"]);
    expect(JSON.parse(stdout)).toEqual([{ ...examples.listSocialAccounts[200].documented.data[1], workspace_id: "a" }]);
    expect(stderr).toContain("1 of 3 accounts, 1 expired: 1 x\n");
  });

  test("--provider is repeatable and ignores case", async () => {
    const { stdout, stderr } = await runAccounts(["a", "--provider", "TikTok", "--provider", "x", "--json"]);
    expect(stderr).not.toContain("No accounts with provider");
    expect(JSON.parse(stdout).map(({ provider }: { provider: string }) => provider)).toEqual(["tiktok", "x"]);
  });

  test("reports a provider without accounts, which may be mistyped", async () => {
    const { code, stderr } = await runAccounts(["a", "--provider", "twitter"]);
    expect(code).toBe(0);
    expect(stderr).toContain("No accounts with provider twitter; found: instagram, tiktok, x\n");
  });

  test.each([
    [["--fail-on-expired"], 3],
    [["--fail-on-expired", "--provider", "tiktok"], 0],
    [[], 0],
  ])("exits for an expired x account, with %j: %d", async (flags, code) => {
    expect((await runAccounts(["a", ...flags])).code).toBe(code);
  });

  test("a failure takes precedence over expired accounts", async () => {
    expect((await runAccounts(["a", "b", "--fail-on-expired"], respondWith({ b: 404 }))).code).toBe(1);
  });

  test("--bom implies --csv", async () => {
    expect((await runAccounts(["a", "--bom"])).stdout).toMatch(/^\ufeffworkspace_id,/);
  });

  test("--sort sorts across workspaces", async () => {
    const workspaces = { a: [account({ name: "b" }), account({ name: "d" })], b: [account({ name: "a" })] };
    const { stdout } = await runAccounts(["a", "b", "--sort", "name", "--csv"], respondWith(workspaces));
    expect(stdout.split("\r\n").map((line) => line.split(",")[2])).toEqual(["name", "a", "b", "d", undefined]);
  });
});
