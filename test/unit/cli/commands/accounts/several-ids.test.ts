import { describe, expect, test } from "vitest";
import { account, respondWith, workspaceOf } from "../../../../helpers/accounts.ts";
import { runAccounts } from "../../../../helpers/fake-api.ts";

describe("asters accounts with several workspaces", () => {
  test("lists each once, in the given order, whichever responds first", async () => {
    let finishB = () => {};
    const b = new Promise<void>((resolve) => (finishB = resolve));
    const { stdout, stderr } = await runAccounts(["c", "a", "b", "a", "--json"], async (request, response) => {
      if (workspaceOf(request.url) === "a") await b;
      if (workspaceOf(request.url) === "b") response.once("close", finishB);
      respondWith({ a: [account()], b: [account()], c: [account()] })(request, response);
    });
    const workspaces = JSON.parse(stdout).map((row: { workspace_id: string }) => row.workspace_id);
    expect(workspaces).toEqual(["c", "a", "b"]);
    expect(stderr).toContain("1 duplicate id ignored\n");
  });

  test("with --ndjson, lists accounts as responses arrive", async () => {
    let fastHasResponded = () => {};
    const fast = new Promise<void>((resolve) => (fastHasResponded = resolve));
    const { stdout } = await runAccounts(["first", "slow", "fast", "--ndjson"], async (request, response) => {
      if (workspaceOf(request.url) === "slow") await fast;
      if (workspaceOf(request.url) === "fast") response.once("close", fastHasResponded);
      respondWith({ first: [account()], slow: [account()], fast: [account()] })(request, response);
    });
    const lines = stdout.trim().split("\n");
    expect(lines.map((line) => JSON.parse(line).workspace_id)).toEqual(["first", "fast", "slow"]);
  });

  test("adds a workspace column to the table", async () => {
    const { stdout } = await runAccounts(["a", "b"]);
    expect(stdout).toMatch(/^name .* workspace$/m);
    expect(stdout).toMatch(/ b$/m);
  });

  test("--concurrency limits how many requests are in flight", async () => {
    const open: (() => void)[] = [];
    const sizes: number[] = [];
    let total = 0;
    await runAccounts([..."abcdefgh", "--concurrency", "3"], (request, response) => {
      total += 1;
      open.push(() => respondWith()(request, response));
      // The first comes alone; then three at once wait for each other, until the last one.
      if (total > 1 && open.length < 3 && total < 8) return;
      sizes.push(open.length);
      for (const respond of open.splice(0)) respond();
    });
    expect(sizes).toEqual([1, 3, 3, 1]);
  });

  test("a failed workspace does not stop the others, and a hint is printed once", async () => {
    const { code, stdout, stderr } = await runAccounts(
      [..."abcd", "--json", "--retries", "0"],
      respondWith({ b: 500, c: 503 }),
    );
    expect(code).toBe(1);
    expect(new Set(JSON.parse(stdout).map((row: { workspace_id: string }) => row.workspace_id))).toEqual(
      new Set(["a", "d"]),
    );
    expect(stderr).toMatch(/^error: workspace b: 500/m);
    expect(stderr).toMatch(/^error: workspace c: 503/m);
    expect(stderr.match(/Probably temporary/g)).toHaveLength(1);
    expect(stderr).toContain(
      "6 accounts in 2 workspaces, 2 expired: 2 instagram, 2 tiktok, 2 x; 2 workspaces failed\nReconnect them in the Asters app",
    );
  });

  test("prints the counts if all workspaces fail", async () => {
    const { stderr } = await runAccounts(["a", "b"], respondWith({ a: 404, b: 404 }));
    expect(stderr).toMatch(/\n0 accounts in 0 workspaces, 0 expired; 2 workspaces failed\n$/);
  });

  test("reads ids from standard input", async () => {
    const stdin = "\ufeffb # Brand B\r\n\r\n# all of them:\nc\n";
    const { requestedIds } = await runAccounts(["a", "-", "d", "--concurrency", "1"], respondWith(), { stdin });
    expect(requestedIds).toEqual(["a", "b", "c", "d"]);
  });

  test("a 401 before the key has worked stops the run, and is reported once", async () => {
    const ids = Array.from({ length: 50 }, (_, index) => `w${index}`);
    const refused = await runAccounts([...ids, "--concurrency", "4"], (_request, response) => {
      response.writeHead(401).end();
    });
    expect(refused.code).toBe(1);
    expect(refused.requestedIds).toEqual(["w0"]);
    expect(refused.stderr.match(/401/g)).toHaveLength(1);
    expect(refused.stderr).not.toContain("0 accounts");
    expect(refused.stderr).toContain("Stopped: the API key was rejected. 49 workspaces unfinished\n");
  });

  test("a 401 of one workspace does not stop the run if the key works for others", async () => {
    const { code, stdout, stderr } = await runAccounts([..."abcdef", "--json"], respondWith({ b: 401 }));
    expect(code).toBe(1);
    expect(stdout).toContain('"workspace_id": "f"');
    expect(stderr).not.toContain("Stopped");
  });
});
