/**
 * `npm run bench`: the client alongside bare `fetch` and other clients. Prints tables, writes bench.json.
 *
 * --quick         smoke run with fewer rounds
 * --only a,b      only these parts: network, overhead, startup, memory, size, validation
 * --check         fails if a goal is missed
 */
import { writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { installRuntimes } from "../helpers/install.ts";
import { startServer } from "./children.ts";
import type { BenchContext, Part } from "./context.ts";
import type { Figure } from "./figures.ts";
import { judge } from "./goals.ts";
import { measureMemory } from "./memory.ts";
import { measureNetwork } from "./network.ts";
import { measureOverhead } from "./overhead.ts";
import { makeProject } from "./project.ts";
import { figureTables, goalTable } from "./report.ts";
import { measureSize } from "./size.ts";
import { measureStartup } from "./startup.ts";
import { measureValidation } from "./validation.ts";

const parts: Record<string, Part> = {
  size: measureSize,
  overhead: measureOverhead,
  startup: measureStartup,
  validation: measureValidation,
  network: measureNetwork,
  memory: measureMemory,
};

const { values: options } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    check: { type: "boolean", default: false },
    only: { type: "string", default: Object.keys(parts).join() },
  },
});
const chosen = options.only.split(",");
const unknown = chosen.filter((name) => !(name in parts));
if (unknown.length > 0) throw new Error(`--only takes ${Object.keys(parts).join(", ")}, not ${unknown.join(", ")}`);

const key = "key-of-the-benchmark";
const project = makeProject();
const { "Node.js 20": node20 = "", "Node.js 24": node24 = "" } = installRuntimes();
await using server = await startServer(project, key);
const context: BenchContext = {
  project,
  baseUrl: server.url,
  key,
  quick: options.quick,
  nodes: { 20: node20, 24: node24 },
};

const load = loadavg();
const figures: Figure[] = [];
for (const name of chosen) {
  const measured = await (parts[name] as Part)(context);
  console.log(`\n${name}\n${figureTables(measured)}`);
  figures.push(...measured);
}
const goals = judge(figures);
console.log(`\ngoals\n${goalTable(goals)}`);

console.log(
  `\nNode.js ${process.version}, load average before ${load[0]?.toFixed(1)}, after ${loadavg()[0]?.toFixed(1)}`,
);
const machine = { node: process.version, cpu: cpus()[0]?.model, cores: availableParallelism(), load };
const results = { date: new Date(), ...machine, quick: options.quick, goals, figures };
writeFileSync(new URL("../../bench.json", import.meta.url), `${JSON.stringify(results, null, 2)}\n`);
if (options.check && goals.some(({ met }) => !met)) process.exitCode = 1;
