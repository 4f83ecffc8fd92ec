import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { describe, expect, test } from "vitest";
import { respondWith } from "../../helpers/accounts.ts";
import { runAccounts } from "../../helpers/fake-api.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";

const EPIPE = Object.assign(new Error("write EPIPE"), { code: "EPIPE" });

describe("--retry-file", () => {
  const file = () => join(temporaryFolder(), "failed.txt");

  test("contains the ids that failed, readable by the next run", async () => {
    const retryFile = file();
    const first = await runAccounts([..."abcd", "--retry-file", retryFile], respondWith({ b: 404, d: 403 }));
    expect(first.stderr).toContain(`2 ids saved. To retry: asters accounts - < ${retryFile}\n`);
    expect(readFileSync(retryFile, "utf8")).toBe("b\nd\n");
    const again = await runAccounts(["-"], respondWith(), { stdin: readFileSync(retryFile, "utf8") });
    expect(again.requestedIds.toSorted()).toEqual(["b", "d"]);
  });

  test("may have a name that a shell or a terminal would misread", async () => {
    const folder = temporaryFolder();
    const retryFile = join(folder, "it's \u001b[2Jfailed.txt");
    const { stderr } = await runAccounts(["a", "--retry-file", retryFile], respondWith({ a: 404 }));
    expect(stderr).toContain(`asters accounts - < '${folder}/it'\\''s \ufffd[2Jfailed.txt'\n`);
    expect(stderr).not.toContain("\u001b");
  });

  test("is empty if nothing failed", async () => {
    const retryFile = file();
    writeFileSync(retryFile, "earlier\n");
    const { stderr } = await runAccounts(["a", "--retry-file", retryFile]);
    expect(readFileSync(retryFile, "utf8")).toBe("");
    expect(stderr).not.toContain("saved");
  });

  test("also contains the ids that the run did not get to", async () => {
    const retryFile = file();
    await runAccounts([..."abcdef", "--retry-file", retryFile], (_request, response) => {
      response.writeHead(401).end();
    });
    expect(readFileSync(retryFile, "utf8").trim().split("\n").toSorted()).toEqual([..."abcdef"]);
  });

  test("prints the ids if --retry-file cannot be written at the end", async () => {
    const retryFile = file();
    const { code, stderr } = await runAccounts(["a", "--retry-file", retryFile], (_request, response) => {
      rmSync(retryFile);
      mkdirSync(retryFile);
      response.writeHead(404).end();
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(/cannot write \S+failed\.txt: EISDIR.*Ids to retry:\na\n$/);
  });

  test("a run fails if --retry-file cannot be written at the end, even if no workspace failed", async () => {
    const retryFile = file();
    const { code } = await runAccounts(["a", "--retry-file", retryFile], (request, response) => {
      rmSync(retryFile);
      mkdirSync(retryFile);
      respondWith()(request, response);
    });
    expect(code).toBe(1);
  });

  test("takes the place of the list of unfinished ids after Ctrl-C", async () => {
    const retryFile = file();
    const controller = new AbortController();
    const { code, stderr } = await runAccounts([..."ab", "--retry-file", retryFile], () => controller.abort(), {
      signal: controller.signal,
    });
    expect(code).toBe(130);
    expect(stderr).toBe(
      `0 accounts in 0 workspaces, 0 expired\nInterrupted: 0 of 2 done, 0 failed, 2 unfinished\n2 ids saved. To retry: asters accounts - < ${retryFile}\n`,
    );
  });

  test("a --retry-file that cannot be written is a usage error, before any request", async () => {
    const { code, stderr, requestedIds } = await runAccounts(["a", "--retry-file", "/nowhere/failed.txt"]);
    expect({ code, requestedIds }).toEqual({ code: 2, requestedIds: [] });
    expect(stderr).toContain("--retry-file: cannot write /nowhere/failed.txt: ENOENT");
  });
});

describe("Ctrl-C", () => {
  test("Ctrl-C ends the run immediately, prints the results so far and lists unfinished ids", async () => {
    const controller = new AbortController();
    let responses = 0;
    const interrupted = await runAccounts(
      [..."abcdefgh", "--json", "--concurrency", "1"],
      (request, response) => {
        if (++responses <= 3) respondWith()(request, response);
        else controller.abort();
      },
      { signal: controller.signal },
    );
    expect(interrupted.code).toBe(130);
    const done = new Set(JSON.parse(interrupted.stdout).map((row: { workspace_id: string }) => row.workspace_id));
    const [, report] = interrupted.stderr.split(/Interrupted: 3 of 8 done, 0 failed, 5 unfinished:\n/);
    expect([...done, ...(report as string).trim().split(" ")].toSorted()).toEqual([..."abcdefgh"]);
  });

  test("Ctrl-C while ids are read says that no request was sent", async () => {
    const controller = new AbortController();
    const chunks = ["a\n"];
    const stdin = new Readable({
      read() {
        const chunk = chunks.pop();
        if (chunk) this.push(chunk);
        else controller.abort();
      },
    });
    const { code, stderr, requestedIds } = await runAccounts(["-"], respondWith(), {
      signal: controller.signal,
      stdin,
    });
    expect({ code, stderr, requestedIds }).toEqual({
      code: 130,
      stderr: "Interrupted before any request was sent\n",
      requestedIds: [],
    });
  });
});

describe("standard output", () => {
  test("a closed standard output ends the run quietly", async () => {
    const stdout = new Writable({ write: (_chunk, _encoding, done) => done(EPIPE) });
    const { code, stderr, requestedIds } = await runAccounts(
      [..."abcdefgh", "--ndjson", "--concurrency", "1"],
      respondWith(),
      {
        output: stdout,
      },
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(requestedIds.length).toBeLessThan(8);
  });

  test("a full disk behind standard output is reported", async () => {
    const stdout = new Writable({ write: (_chunk, _encoding, done) => done(new Error("ENOSPC: no space left")) });
    const { code, stderr } = await runAccounts(["a", "--json"], respondWith(), { output: stdout });
    expect(code).toBe(1);
    expect(stderr).toContain("error: cannot write to standard output: ENOSPC: no space left\n");
  });
});
