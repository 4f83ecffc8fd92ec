/**
 * How long the command takes from start to exit, compared with the least that could be done instead, and the CPU time of
 * `asters check`: `npm run bench:cli`. Runs alternate, so that other load on the machine affects all of them; medians are
 * compared.
 */
import { type ChildProcessByStdio, type ChildProcessWithoutNullStreams, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { startChild } from "../../scripts/child-process.ts";
import { initializeRequest } from "../helpers/mcp.ts";
import { measureCheck } from "./check.ts";
import { median } from "./statistics.ts";

const asters = fileURLToPath(new URL("../../dist/cli/asters.cjs", import.meta.url));
const rounds = 30;

const bareFetch = `fetch(process.env.ASTERS_BASE_URL + "/workspaces/ws1/socialAccounts", {
  headers: { "x-api-key": process.env.ASTERS_API_KEY },
}).then((response) => response.json()).then((body) => console.log(JSON.stringify(body)))`;

const programs = {
  "node -e 0": ["-e", "0"],
  "asters --version": [asters, "--version"],
  "a bare fetch": ["-e", bareFetch],
  "asters accounts": [asters, "accounts", "ws1"],
  "asters mcp": [asters, "mcp"],
} as const;

type Name = keyof typeof programs;

/** A program, what it is compared with, the highest ratio, and the milliseconds that it may take in addition. */
const limits: [Name, Name, ratio: number, extra?: number][] = [
  ["asters mcp", "node -e 0", 1.5, 300],
  ["asters --version", "node -e 0", 1.4],
  ["asters accounts", "a bare fetch", 1],
];

/** Milliseconds from start to exit; for a server, to its first response. */
async function time(name: Name, env: NodeJS.ProcessEnv): Promise<number> {
  if (name === "asters mcp") return timeFirstResponse(programs[name], env);
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, programs[name], { env });
  if (status !== 0) throw new Error(`${name} failed: ${stderr}`);
  return performance.now() - started;
}

async function timeFirstResponse(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const started = performance.now();
  await using server = startChild<ChildProcessWithoutNullStreams>(process.execPath, [...argv], { env });
  server.process.stdin.write(initializeRequest);
  const [line] = await once(createInterface(server.process.stdout), "line");
  const duration = performance.now() - started;
  if (!JSON.parse(line).result) throw new Error(`asters mcp failed: ${line}`);
  return duration;
}

async function medians(env: NodeJS.ProcessEnv): Promise<Map<Name, number>> {
  const names = Object.keys(programs) as Name[];
  const times = new Map(names.map((name) => [name, [] as number[]]));
  for (const name of names) await time(name, env);
  for (let round = 0; round < rounds; round++) {
    for (const name of names) times.get(name)?.push(await time(name, env));
  }
  return new Map([...times].map(([name, all]) => [name, median(all)]));
}

await using mock = startChild<ChildProcessByStdio<null, Readable, null>>(
  process.execPath,
  [asters, "mock", "--port", "0"],
  { stdio: ["ignore", "pipe", "ignore"] },
);
const [line] = (await once(createInterface(mock.process.stdout), "line")) as [string];
const url = /http:\S+/.exec(line)?.[0] as string;
const found = await medians({ ...process.env, ASTERS_API_KEY: "any", ASTERS_BASE_URL: url });

for (const [name, other, limit, extra = 0] of limits) {
  const [mine, theirs] = [found.get(name) as number, found.get(other) as number];
  const ratio = (mine - extra) / theirs;
  const verdict = ratio <= limit ? "at most" : "exceeds";
  console.log(
    `${name}: ${mine.toFixed(0)} ms, ${other}: ${theirs.toFixed(0)} ms, ${extra > 0 ? `without ${extra} ms ` : ""}ratio ${ratio.toFixed(2)}, ${verdict} ${limit}`,
  );
  if (ratio > limit) process.exitCode = 1;
}

const [checked, maxCheck] = [10_000, 200];
const checkTime = measureCheck(checked);
console.log(
  `asters check of ${checked} accounts: ${checkTime.toFixed(0)} ms of CPU time, goal: at most ${maxCheck} ms`,
);
if (checkTime > maxCheck) process.exitCode = 1;
