import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { answering, workspaceOf } from "../helpers/accounts.ts";
import { faultyServer } from "../helpers/faulty.ts";
import { installCommand } from "../helpers/installed.ts";
import { listen } from "../helpers/server.ts";

const asters = installCommand();
const env = (url: string) => ({ ASTERS_API_KEY: "sk-0123456789", ASTERS_BASE_URL: url });

/** The workspaces that some lines of NDJSON are of. */
function workspacesIn(lines: string): Set<string> {
  const rows = lines.split("\n").filter(Boolean);
  return new Set(rows.map((line) => JSON.parse(line).workspace_id));
}

test("of 1,000 workspaces, 1 % failing for good and 5 % once, 1,000 are accounted for", async () => {
  await using server = await listen(faultyServer());
  const ids = Array.from({ length: 1000 }, (_, index) => {
    if (index % 100 === 50) return `gone-${index}`;
    return index % 20 === 7 ? `once-${index}` : `ws-${index}`;
  });
  const retryFile = join(asters.project, "failed.txt");
  const argv = ["accounts", "-", "--ndjson", "--retry-file", retryFile];
  const { code, stdout, stderr } = await asters.start(argv, env(server.url), ids.join("\n")).ended;

  expect(code).toBe(1);
  const gone = ids.filter((id) => id.startsWith("gone-"));
  expect([...workspacesIn(stdout), ...gone].toSorted()).toEqual(ids.toSorted());
  expect(stdout.trim().split("\n")).toHaveLength(990 * 3);
  for (const id of gone) expect(stderr).toContain(`error: workspace ${id}: 404`);
  expect(readFileSync(retryFile, "utf8").trim().split("\n").toSorted()).toEqual(gone.toSorted());
  expect(stderr).toContain("2970 accounts in 990 workspaces, 990 expired");
});

test("Ctrl-C in the middle of 500 workspaces loses none of them", async () => {
  const ids = Array.from({ length: 500 }, (_, index) => `ws-${index}`);
  let interrupt = () => {};
  let answered = 0;
  await using server = await listen((request, response) => {
    answered += 1;
    if (answered === 200) interrupt();
    // Those that come after it hang, as those of a server that is slow.
    if (answered < 200) answering()(request, response);
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
  expect(stderr).toContain(`Interrupted: ${done.size} of 500 listed, 0 failed, ${notDone.length} not done\n`);
  expect(stderr).toContain(`${retryFile} holds the ${notDone.length} ids to ask again`);
});

test("without a retry file, Ctrl-C leaves the ids that are not done on standard error", async () => {
  const ids = Array.from({ length: 500 }, (_, index) => `ws-${index}`);
  let waiting = 0;
  let allWait = () => {};
  const stuck = new Promise<void>((resolve) => {
    allWait = resolve;
  });
  await using server = await listen((request, response) => {
    if (Number(workspaceOf(request.url).slice(3)) < 250) answering()(request, response);
    else if (++waiting === 4) allWait();
  });
  const running = asters.start(["accounts", "-"], env(server.url), ids.join("\n"));
  await stuck;
  running.process.kill("SIGINT");
  const { code, stdout, stderr } = await running.ended;
  expect(code).toBe(130);
  const [, list] = stderr.split(/Interrupted: 250 of 500 listed, 0 failed, 250 not done:\n/);
  expect((list as string).trim().split(" ")).toEqual(ids.slice(250));
  expect(stdout.trim().split("\n")).toHaveLength(1 + 250 * 3);
});

test("a 429 is obeyed by the whole run", async () => {
  const times: number[] = [];
  let refusedAt = 0;
  await using server = await listen((request, response) => {
    times.push(performance.now());
    if (times.length === 20) {
      refusedAt = performance.now();
      response.writeHead(429, { "retry-after": "1" }).end();
    } else answering()(request, response);
  });
  const ids = Array.from({ length: 60 }, (_, index) => `ws-${index}`).join("\n");
  const { code, stderr } = await asters.start(["accounts", "-", "--json"], env(server.url), ids).ended;
  expect(code).toBe(0);
  expect(times).toHaveLength(61);
  // At most the three that other workers had on their way.
  expect(times.filter((time) => time > refusedAt && time < refusedAt + 990).length).toBeLessThanOrEqual(3);
  expect(stderr).toContain("The API asks to slow down: no new request for 1 s\n");
});
