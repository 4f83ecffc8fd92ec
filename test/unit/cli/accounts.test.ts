import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PassThrough, Writable } from "node:stream";
import { describe, expect, test } from "vitest";
import { examples } from "../../../src/testing.ts";
import { account, answering, workspaceOf } from "../../helpers/accounts.ts";
import { key, workspaceId } from "../../helpers/client.ts";
import { command, type Setting } from "../../helpers/command.ts";
import { listen } from "../../helpers/server.ts";
import { temporaryFolder } from "../../helpers/temporary.ts";

const EPIPE = Object.assign(new Error("write EPIPE"), { code: "EPIPE" });

/** Runs `asters accounts` against a server, and gives the workspaces that it was asked for, too. */
async function accounts(argv: string[], listener = answering(), setting: Setting = {}) {
  const asked: string[] = [];
  await using server = await listen((request, response) => {
    asked.push(workspaceOf(request.url));
    listener(request, response);
  });
  const env = { ASTERS_BASE_URL: server.url, ...setting.env };
  return { ...(await command(["accounts", ...argv], { ...setting, env })), asked };
}

describe("one workspace", () => {
  test("is a table on standard output and a summary on standard error", async () => {
    expect(await accounts([workspaceId])).toEqual({
      code: 0,
      stdout: `\
name          provider   type      status   posts  last post   account id
SocialReply   tiktok     profile   active       0  -           -0004YCYPM4hL7iZ…
SocialReply   x          profile   expired      7  2024-05-20  1706428398791282…
Social Reply  instagram  business  active      67  2025-01-15  17841462124130951
`,
      stderr:
        "3 accounts, 1 expired: 1 instagram, 1 tiktok, 1 x\nIt must be reconnected by a person, in the Asters app\n",
      asked: [workspaceId],
    });
  });

  test("without accounts is a summary alone", async () => {
    const { code, stdout, stderr } = await accounts(["a"], answering({ a: [] }));
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: "", stderr: "0 accounts, 0 expired\n" });
  });

  test("that fails is told with the reason and what to do", async () => {
    const { code, stdout, stderr } = await accounts(["a"], answering({ a: 404 }));
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toBe("error: workspace a: 404, the resource was not found. Check the id\n");
  });

  test("sends the key in its header, and asks below the base URL", async () => {
    let seen: unknown;
    await accounts(["a"], (request, response) => {
      seen = [request.method, request.url, request.headers["x-api-key"]];
      response.end('{"data":[]}');
    });
    expect(seen).toEqual(["GET", "/workspaces/a/socialAccounts", key]);
  });

  test("the key does not appear, though the server echoes it", async () => {
    const { stderr } = await accounts(["a", "--verbose"], (request, response) => {
      response.writeHead(403, { "content-type": "text/plain" }).end(`denied: ${request.headers["x-api-key"]}`);
    });
    expect(stderr).toContain("denied: [redacted]");
    expect(stderr).not.toContain(key);
  });

  test("an answer that is a list, but not of accounts, has failed", async () => {
    const { code, stdout, stderr } = await accounts(["a", "--json"], (_request, response) => {
      response.end('{"data":[null]}');
    });
    expect({ code, stdout }).toEqual({ code: 1, stdout: "[]\n" });
    expect(stderr).toContain("workspace a: 200, but /data/0 must be object");
  });

  test("an account of which nothing is known but that it is one is shown", async () => {
    const { code, stdout } = await accounts(["a"], (_request, response) => {
      response.end('{"data":[{}]}');
    });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^-\s+-\s+-\s+active\s+-\s+-\s+-$/m);
  });

  test("--validate refuses what the document does not allow", async () => {
    const broken = answering({ a: [account({ name: 1 as never })] });
    expect((await accounts(["a"], broken)).code).toBe(0);
    const { code, stderr } = await accounts(["a", "--validate"], broken);
    expect(code).toBe(1);
    expect(stderr).toContain("/data/0/name must be string");
  });

  test("--verbose tells of each attempt, and of stacks", async () => {
    const { stderr } = await accounts(["a", "--verbose", "--retries", "1"], answering({ a: 500 }));
    expect(stderr).toMatch(/^GET \/workspaces\/a\/socialAccounts, attempt 1: 500 in \d+ ms, again in \d+ ms$/m);
    expect(stderr).toMatch(/^GET \/workspaces\/a\/socialAccounts, attempt 2: 500 in \d+ ms$/m);
    expect(stderr).toMatch(/^ +at /m);
  });

  test("--retries and --timeout bound what is tried", async () => {
    const silent = await accounts(["a", "--retries", "0", "--timeout", "0.05"], () => {});
    expect(silent.asked).toHaveLength(1);
    expect(silent.code).toBe(1);
    expect(silent.stderr).toContain("no whole answer within timeout, 50 ms");
    expect(silent.stderr).toContain("Give it more time: --timeout, in seconds");
  });

  test("--base-url goes before ASTERS_BASE_URL", async () => {
    const { code, asked } = await accounts(["a", "--base-url", "http://127.0.0.1:1"]);
    expect({ code, asked }).toEqual({ code: 1, asked: [] });
  });
});

describe("selection", () => {
  test("--expired shows those to reconnect, and the summary of how many that is", async () => {
    const { stdout, stderr } = await accounts(["a", "--expired", "--json"]);
    expect(JSON.parse(stdout)).toEqual([{ ...examples.documented.data[1], workspace_id: "a" }]);
    expect(stderr).toContain("1 of 3 accounts, 1 expired: 1 x\n");
  });

  test("--provider can be repeated, and does not mind its case", async () => {
    const { stdout } = await accounts(["a", "--provider", "TikTok", "--provider", "x", "--json"]);
    expect(JSON.parse(stdout).map(({ provider }: { provider: string }) => provider)).toEqual(["tiktok", "x"]);
  });

  test("a network that no account is of is told, for it may be mistyped", async () => {
    const { code, stderr } = await accounts(["a", "--provider", "twitter"]);
    expect(code).toBe(0);
    expect(stderr).toContain("No account is of the network twitter; there are: instagram, tiktok, x\n");
  });

  test.each([
    [["--fail-on-expired"], 3],
    [["--fail-on-expired", "--provider", "tiktok"], 0],
    [[], 0],
  ])("with %j, and an expired account of x, the exit code is %d", async (flags, code) => {
    expect((await accounts(["a", ...flags])).code).toBe(code);
  });

  test("a failure goes before expired accounts", async () => {
    expect((await accounts(["a", "b", "--fail-on-expired"], answering({ b: 404 }))).code).toBe(1);
  });

  test("--sort puts the accounts of all workspaces in order", async () => {
    const workspaces = { a: [account({ name: "b" }), account({ name: "d" })], b: [account({ name: "a" })] };
    const { stdout } = await accounts(["a", "b", "--sort", "name", "--csv"], answering(workspaces));
    expect(stdout.split("\r\n").map((line) => line.split(",")[2])).toEqual(["name", "a", "b", "d", undefined]);
  });
});

describe("several workspaces", () => {
  test("are given in the order asked, each once, whichever is answered first", async () => {
    let asked = 0;
    const { stdout, stderr } = await accounts(["c", "a", "b", "a", "--json"], (request, response) => {
      const delay = asked++ === 0 ? 60 : 0;
      setTimeout(() => answering({ a: [account()], b: [account()], c: [account()] })(request, response), delay);
    });
    const workspaces = JSON.parse(stdout).map((row: { workspace_id: string }) => row.workspace_id);
    expect(workspaces).toEqual(["c", "a", "b"]);
    expect(stderr).toContain("1 id given more than once, asked once\n");
  });

  test("--ndjson gives them as they come", async () => {
    let fastIsAnswered = () => {};
    const fast = new Promise<void>((resolve) => (fastIsAnswered = resolve));
    const { stdout } = await accounts(["first", "slow", "fast", "--ndjson"], async (request, response) => {
      if (workspaceOf(request.url) === "slow") await fast;
      if (workspaceOf(request.url) === "fast") response.once("close", fastIsAnswered);
      answering({ first: [account()], slow: [account()], fast: [account()] })(request, response);
    });
    const lines = stdout.trim().split("\n");
    expect(lines.map((line) => JSON.parse(line).workspace_id)).toEqual(["first", "fast", "slow"]);
  });

  test("have a column in the table", async () => {
    const { stdout } = await accounts(["a", "b"]);
    expect(stdout).toMatch(/^name .* workspace$/m);
    expect(stdout).toMatch(/ b$/m);
  });

  test("no more are asked for at once than --concurrency says", async () => {
    let open = 0;
    let most = 0;
    await accounts([..."abcdefgh", "--concurrency", "3"], (request, response) => {
      open += 1;
      most = Math.max(most, open);
      response.once("close", () => (open -= 1));
      setTimeout(() => answering()(request, response), 5);
    });
    expect(most).toBe(3);
  });

  test("one that fails does not stop the others, and its advice is given once", async () => {
    const { code, stdout, stderr } = await accounts(
      [..."abcd", "--json", "--retries", "0"],
      answering({ b: 500, c: 503 }),
    );
    expect(code).toBe(1);
    expect(new Set(JSON.parse(stdout).map((row: { workspace_id: string }) => row.workspace_id))).toEqual(
      new Set(["a", "d"]),
    );
    expect(stderr).toMatch(/^error: workspace b: 500/m);
    expect(stderr).toMatch(/^error: workspace c: 503/m);
    expect(stderr.match(/Most likely momentary/g)).toHaveLength(1);
    expect(stderr).toContain(
      "6 accounts in 2 workspaces, 2 expired: 2 instagram, 2 tiktok, 2 x; 2 workspaces failed\n",
    );
  });

  test("come from standard input, among others", async () => {
    const stdin = "\ufeffb # Brand B\r\n\r\n# all of them:\nc\n";
    const { asked } = await accounts(["a", "-", "d", "--concurrency", "1"], answering(), { stdin });
    expect(asked).toEqual(["a", "b", "c", "d"]);
  });

  test("a 401 before the key has worked stops the run, and is told once", async () => {
    const ids = Array.from({ length: 50 }, (_, index) => `w${index}`);
    const refused = await accounts([...ids, "--concurrency", "4"], (_request, response) => {
      response.writeHead(401).end();
    });
    expect(refused.code).toBe(1);
    expect(refused.asked).toEqual(["w0"]);
    expect(refused.stderr.match(/401/g)).toHaveLength(1);
    expect(refused.stderr).toContain("Stopped, since no key works better the next time: 49 workspaces not asked\n");
  });

  test("a 401 for one of them, with a key that works for others, does not stop the run", async () => {
    const answer = answering({ b: 401 });
    const { code, stdout, stderr } = await accounts([..."abcdef", "--json"], (request, response) => {
      setTimeout(() => answer(request, response), workspaceOf(request.url) === "b" ? 0 : 20);
    });
    expect(code).toBe(1);
    expect(stdout).toContain('"workspace_id": "f"');
    expect(stderr).not.toContain("Stopped");
  });
});

describe("--retry-file", () => {
  const file = () => join(temporaryFolder(), "failed.txt");

  test("holds the ids that failed, ready to be asked again", async () => {
    const retryFile = file();
    const first = await accounts([..."abcd", "--retry-file", retryFile], answering({ b: 404, d: 403 }));
    expect(first.stderr).toContain(`${retryFile} holds the 2 ids to ask again: asters accounts - < ${retryFile}\n`);
    expect(readFileSync(retryFile, "utf8")).toBe("b\nd\n");
    const again = await accounts(["-"], answering(), { stdin: readFileSync(retryFile, "utf8") });
    expect(again.asked.toSorted()).toEqual(["b", "d"]);
  });

  test("is empty if nothing failed", async () => {
    const retryFile = file();
    writeFileSync(retryFile, "earlier\n");
    await accounts(["a", "--retry-file", retryFile]);
    expect(readFileSync(retryFile, "utf8")).toBe("");
  });

  test("holds those that were not asked, too", async () => {
    const retryFile = file();
    await accounts([..."abcdef", "--retry-file", retryFile], (_request, response) => {
      response.writeHead(401).end();
    });
    expect(readFileSync(retryFile, "utf8").trim().split("\n").toSorted()).toEqual([..."abcdef"]);
  });

  test("that can no longer be written at the end does not lose the ids", async () => {
    const retryFile = file();
    const { code, stderr } = await accounts(["a", "--retry-file", retryFile], (_request, response) => {
      rmSync(retryFile);
      mkdirSync(retryFile);
      response.writeHead(404).end();
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(/failed\.txt cannot be written: EISDIR.*The ids to ask again:\na\n$/);
  });

  test("that cannot be written is wrong usage, before any request", async () => {
    const { code, stderr, asked } = await accounts(["a", "--retry-file", "/nowhere/failed.txt"]);
    expect({ code, asked }).toEqual({ code: 2, asked: [] });
    expect(stderr).toContain("--retry-file: /nowhere/failed.txt cannot be written: ENOENT");
  });
});

describe("an interruption", () => {
  test("ends the run at once, with what is done, and says what is not", async () => {
    const controller = new AbortController();
    let answered = 0;
    const interrupted = await accounts(
      [..."abcdefgh", "--json", "--concurrency", "1"],
      (request, response) => {
        if (++answered <= 3) answering()(request, response);
        else controller.abort();
      },
      { signal: controller.signal },
    );
    expect(interrupted.code).toBe(130);
    const done = new Set(JSON.parse(interrupted.stdout).map((row: { workspace_id: string }) => row.workspace_id));
    const [, report] = interrupted.stderr.split(/Interrupted: 3 of 8 listed, 0 failed, 5 not done:\n/);
    expect([...done, ...(report as string).trim().split(" ")].toSorted()).toEqual([..."abcdefgh"]);
  });

  test("while ids are read says that nothing was asked", async () => {
    const controller = new AbortController();
    const stdin = new PassThrough();
    stdin.write("a\n", () => controller.abort());
    const { code, stderr, asked } = await accounts(["-"], answering(), { signal: controller.signal, stdin });
    expect({ code, stderr, asked }).toEqual({
      code: 130,
      stderr: "Interrupted before anything was asked\n",
      asked: [],
    });
  });
});

describe("a reader who has seen enough", () => {
  test("ends the run quietly", async () => {
    const stdout = Object.assign(new Writable({ write: (_chunk, _encoding, done) => done(EPIPE) }), {});
    const { code, stderr, asked } = await accounts([..."abcdefgh", "--ndjson", "--concurrency", "1"], answering(), {
      output: stdout,
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(asked.length).toBeLessThan(8);
  });

  test("is not taken for a disk that is full", async () => {
    const stdout = new Writable({ write: (_chunk, _encoding, done) => done(new Error("ENOSPC: no space left")) });
    const { code, stderr } = await accounts(["a", "--json"], answering(), { output: stdout });
    expect(code).toBe(1);
    expect(stderr).toContain("error: standard output cannot be written: ENOSPC: no space left\n");
  });
});
