import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { expect, onTestFailed, test } from "vitest";
import { parseState } from "../../src/cli/commands/check/state.ts";
import { type ApiState, accountOf, type Post, serveState, startWebhook } from "../helpers/check-command.ts";
import { installCommand } from "../helpers/install-command.ts";
import { listen } from "../helpers/server.ts";
import { temporaryFolder } from "../helpers/temporary-folder.ts";
import { measurePeakMemory } from "./measure-peak-memory.ts";

const asters = installCommand();

/** Which accounts are expired, for a receiver that applies each event once per id. Fails if an event contradicts another. */
function applyEvents(posts: readonly Post[]): Record<string, boolean> {
  const isExpiredById: Record<string, boolean> = {};
  const seen = new Set<string>();
  for (const { id, kind, account } of posts.flatMap(({ events = [] }) => events)) {
    if (seen.has(id)) continue;
    seen.add(id);
    const isExpired = kind === "expired";
    // A lost event shows here, because the next one of its account says nothing new.
    expect(isExpiredById[account._id] ?? false, `${kind} ${account._id}`).toBe(!isExpired);
    isExpiredById[account._id] = isExpired;
  }
  return isExpiredById;
}

/** Returns a function like `Math.random` whose numbers depend on the seed only: Mulberry32. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Kills runs over one state at random moments, while accounts expire and recover. */
async function killRuns(kills: number, random: () => number): Promise<void> {
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
    const id = ids[Math.floor(random() * ids.length)] as string;
    if (!expired.delete(id)) expired.add(id);
    update();
    const run = start();
    await Promise.race([run.ended, delay(duration * (0.3 + 0.7 * random()))]);
    run.process.kill("SIGKILL");
    const { code } = await run.ended;
    if (code === null) killed += 1;
    // One that came too late: the next ones come a little earlier.
    else duration *= 0.97;
    if (existsSync(state)) parseState(readFileSync(state, "utf8"));
  }
  expect((await start().ended).code).not.toBe(1);
  const isExpiredById = applyEvents(webhook.posts);
  expect(ids.filter((id) => isExpiredById[id])).toEqual(ids.filter((id) => expired.has(id)));
}

test("200 runs killed at random moments under load neither damage the state nor lose an event", async () => {
  const seed = Number(process.env["SEED"] ?? Date.now() % 2 ** 31);
  onTestFailed(() =>
    console.error(
      `To repeat the sequence (the moments depend on this machine's speed): SEED=${seed} npm run test:cli -- check.test.ts`,
    ),
  );
  await Promise.all([0, 1, 2, 3].map((index) => killRuns(50, createRandom(seed + index))));
});

test("checks 10,000 accounts in less than 150 MB, requests included", async () => {
  const memory = measurePeakMemory();
  const workspaceIds = Array.from({ length: 100 }, (_, index) => `w${index}`);
  const accounts = (workspace: string, isExpired: boolean) =>
    Array.from({ length: 100 }, (_, index) =>
      accountOf(`${workspace}-${index}`, { expired: isExpired && index === 0 }),
    );
  const world: ApiState = { workspaces: Object.fromEntries(workspaceIds.map((id) => [id, accounts(id, false)])) };
  await using api = await listen(serveState(world));
  const env = { ASTERS_API_KEY: "sk-0123456789", ASTERS_BASE_URL: api.url, ...memory.env };
  const state = join(temporaryFolder(), "state.json");
  const run = () => asters.start(["check", "--state", state, "--json"], env).ended;
  expect((await run()).code).toBe(0);
  for (const id of workspaceIds) world.workspaces[id] = accounts(id, true);
  const { code, stdout } = await run();
  expect(code).toBe(3);
  expect(JSON.parse(stdout)).toMatchObject({ totals: { accounts: 10_000, expired: 100 } });
  expect(memory.peak()).toBeLessThan(150e6);
});
