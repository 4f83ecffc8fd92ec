import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { respondWith, workspaceOf } from "../helpers/accounts.ts";
import { faultyServer, thousandWorkspaces } from "../helpers/faulty-server.ts";
import { installCommand } from "../helpers/install-command.ts";
import { listen } from "../helpers/server.ts";

const asters = installCommand();
const env = (url: string) => ({ ASTERS_API_KEY: "sk-0123456789", ASTERS_BASE_URL: url });

/** The workspaces of some lines of NDJSON. */
function workspacesIn(lines: string): Set<string> {
  const rows = lines.split("\n").filter(Boolean);
  return new Set(rows.map((line) => JSON.parse(line).workspace_id));
}

test("lists or reports each of 1,000 workspaces, of which 1% fail permanently and 5% once", async () => {
  await using server = await listen(faultyServer());
  const { ids, gone } = thousandWorkspaces();
  const retryFile = join(asters.project, "failed.txt");
  const argv = ["accounts", "-", "--ndjson", "--retry-file", retryFile];
  const { code, stdout, stderr } = await asters.start(argv, env(server.url), ids.join("\n")).ended;

  expect(code).toBe(1);
  expect([...workspacesIn(stdout), ...gone].toSorted()).toEqual(ids.toSorted());
  expect(stdout.trim().split("\n")).toHaveLength(990 * 3);
  for (const id of gone) expect(stderr).toContain(`error: workspace ${id}: 404`);
  expect(readFileSync(retryFile, "utf8").trim().split("\n").toSorted()).toEqual(gone.toSorted());
  expect(stderr).toContain("2970 accounts in 990 workspaces, 990 expired");
});

test("Ctrl-C during 500 workspaces loses none of them", async () => {
  const ids = Array.from({ length: 500 }, (_, index) => `ws-${index}`);
  let interrupt = () => {};
  let requests = 0;
  await using server = await listen((request, response) => {
    requests += 1;
    if (requests === 200) interrupt();
    // Later requests hang, as on a slow server.
    if (requests < 200) respondWith()(request, response);
  });
  const retryFile = join(asters.project, "not-done.txt");
  const argv = ["accounts", "-", "--ndjson", "--concurrency", "8", "--retry-file", retryFile];
  const running = asters.start(argv, env(server.url), ids.join("\n"));
  interrupt = () => running.process.kill("SIGINT");
  const { code, stdout, stderr } = await running.ended;

  expect(code).toBe(130);
  const done = workspacesIn(stdout);
  const notDone = readFileSync(retryFile, "utf8").trim().split("\n");
  expect(done.size).toBeGreaterThan(180);
  expect([...done, ...notDone].toSorted()).toEqual(ids.toSorted());
  expect(stderr).toContain(`Interrupted: ${done.size} of 500 done, 0 failed, ${notDone.length} unfinished\n`);
  expect(stderr).toContain(`${notDone.length} ids saved. To retry: asters accounts - < ${retryFile}`);
});

test("without a retry file, Ctrl-C lists the unfinished ids on standard error", async () => {
  const ids = Array.from({ length: 500 }, (_, index) => `ws-${index}`);
  let waiting = 0;
  let allWait = () => {};
  const allWaiting = new Promise<void>((resolve) => {
    allWait = resolve;
  });
  await using server = await listen((request, response) => {
    if (Number(workspaceOf(request.url).slice(3)) < 250) respondWith()(request, response);
    else if (++waiting === 4) allWait();
  });
  const running = asters.start(["accounts", "-"], env(server.url), ids.join("\n"));
  await allWaiting;
  running.process.kill("SIGINT");
  const { code, stdout, stderr } = await running.ended;
  expect(code).toBe(130);
  const [, list] = stderr.split(/Interrupted: 250 of 500 done, 0 failed, 250 unfinished:\n/);
  expect((list as string).trim().split(" ")).toEqual(ids.slice(250));
  expect(stdout.trim().split("\n")).toHaveLength(1 + 250 * 3);
});

test("100 concurrent requests cause no warning", async () => {
  const waiting: (() => void)[] = [];
  let requests = 0;
  await using server = await listen((request, response) => {
    requests += 1;
    // The first comes alone; the others get their responses when all of them wait.
    if (requests === 1) return respondWith()(request, response);
    waiting.push(() => respondWith()(request, response));
    if (waiting.length === 100) for (const respond of waiting) respond();
  });
  const ids = Array.from({ length: 101 }, (_, index) => `ws-${index}`).join("\n");
  const argv = ["accounts", "-", "--json", "--concurrency", "100"];
  const { code, stderr } = await asters.start(argv, env(server.url), ids).ended;
  expect(code).toBe(0);
  expect(stderr).toMatch(/^303 accounts .*\nReconnect them .*\n$/);
});
