import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { type CheckOutcome, compareRuns } from "../../src/cli/commands/check/compare.ts";
import { createReport } from "../../src/cli/commands/check/report.ts";
import { formatState, parseState } from "../../src/cli/commands/check/state.ts";
import { type ApiState, accountOf, type Post, serveState, startWebhook } from "../helpers/check-command.ts";
import { installCommand } from "../helpers/install-command.ts";
import { listen } from "../helpers/server.ts";
import { temporaryFolder } from "../helpers/temporary-folder.ts";

const asters = installCommand();

/** A receiver that applies each event once per id knows which accounts are expired. Fails if an event contradicts another. */
function believe(posts: readonly Post[]): Record<string, boolean> {
  const beliefs: Record<string, boolean> = {};
  const seen = new Set<string>();
  for (const { id, kind, account } of posts.flatMap(({ events = [] }) => events)) {
    if (seen.has(id)) continue;
    seen.add(id);
    const isExpired = kind === "expired";
    // An event that was lost would show here: the next one of its account would say nothing new.
    expect(beliefs[account._id] ?? false, `${kind} ${account._id}`).toBe(!isExpired);
    beliefs[account._id] = isExpired;
  }
  return beliefs;
}

/** Kills runs over one state at random moments, while accounts expire and recover. */
async function killRuns(kills: number): Promise<void> {
  const ids = Array.from({ length: 8 }, (_, index) => `a${index}`);
  const expired = new Set<string>();
  const world: ApiState = { workspaces: {} };
  const update = () => {
    world.workspaces["w1"] = ids.map((id) => accountOf(id, { expired: expired.has(id) }));
  };
  update();
  await using api = await listen(serveState(world));
  await using webhook = await startWebhook();
  const state = join(temporaryFolder(), "state.json");
  const env = { ASTERS_API_KEY: "sk-0123456789", ASTERS_BASE_URL: api.url, ASTERS_WEBHOOK_URL: webhook.url };
  const start = () => asters.start(["check", "--state", state, "--retries", "0"], env);

  const started = performance.now();
  expect((await start().ended).code).toBe(0);
  let duration = performance.now() - started;
  for (let killed = 0, runs = 0; killed < kills; runs++) {
    expect(runs, "runs that ended before they were killed").toBeLessThan(kills * 3);
    const id = ids[Math.floor(Math.random() * ids.length)] as string;
    if (!expired.delete(id)) expired.add(id);
    update();
    const run = start();
    await Promise.race([run.ended, delay(duration * (0.3 + 0.7 * Math.random()))]);
    run.process.kill("SIGKILL");
    const { code } = await run.ended;
    if (code === null) killed += 1;
    // One that came too late: the next ones come a little earlier.
    else duration *= 0.97;
    if (existsSync(state)) parseState(readFileSync(state, "utf8"));
  }
  expect((await start().ended).code).not.toBe(1);
  const beliefs = believe(webhook.posts);
  expect(ids.filter((id) => beliefs[id])).toEqual(ids.filter((id) => expired.has(id)));
}

test("of 200 runs killed at random moments under load, none damages the state or loses an event", async () => {
  await Promise.all(Array.from({ length: 4 }, () => killRuns(50)));
});

describe("10,000 accounts", () => {
  const perWorkspace = 100;
  const workspaceIds = Array.from({ length: 100 }, (_, index) => `w${index}`);
  const accounts = (changed: boolean, workspace: string) =>
    Array.from({ length: perWorkspace }, (_, index) =>
      accountOf(`${workspace}-${index}`, { expired: changed && index === 0 }),
    );

  test("are compared in less than 200 ms of CPU time", () => {
    const outcomes = (changed: boolean): CheckOutcome[] =>
      workspaceIds.map((id) => ({ workspace: { id, name: id }, state: "checked", accounts: accounts(changed, id) }));
    const options = { confirm: 1, isFullRun: true };
    const text = formatState(compareRuns(undefined, outcomes(false), new Date(0).toISOString(), options).nextState);
    const changed = outcomes(true);
    const durations = Array.from({ length: 5 }, () => {
      const before = process.cpuUsage();
      const previous = parseState(text);
      const { events, nextState } = compareRuns(previous, changed, new Date().toISOString(), options);
      createReport({ previous, nextState, outcomes: changed, listError: undefined, describe: String });
      formatState(nextState);
      formatState({ ...nextState, pending: [] });
      expect(events).toHaveLength(100);
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    });
    expect(Math.min(...durations)).toBeLessThan(200);
  });

  test("stay under 150 MB, requests included", async () => {
    const folder = temporaryFolder();
    const [preload, peak, state] = [join(folder, "preload.cjs"), join(folder, "peak"), join(folder, "state.json")];
    writeFileSync(
      preload,
      `process.once("exit", () => require("node:fs").writeFileSync(process.env.PEAK, String(process.resourceUsage().maxRSS)));`,
    );
    const world: ApiState = { workspaces: Object.fromEntries(workspaceIds.map((id) => [id, accounts(false, id)])) };
    await using api = await listen(serveState(world));
    const env = {
      ASTERS_API_KEY: "sk-0123456789",
      ASTERS_BASE_URL: api.url,
      NODE_OPTIONS: `--require ${preload}`,
      PEAK: peak,
    };
    const run = () => asters.start(["check", "--state", state, "--json"], env).ended;
    expect((await run()).code).toBe(0);
    for (const id of workspaceIds) world.workspaces[id] = accounts(true, id);
    const { code, stdout } = await run();
    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({ totals: { accounts: 10_000, expired: 100 } });
    expect(Number(readFileSync(peak, "utf8")) * 1024).toBeLessThan(150e6);
  });
});
