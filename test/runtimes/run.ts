/**
 * `npm run test:runtimes`: the same behaviours on every platform, against a server of our own. What a platform cannot do
 * is named here and run all the same: should it come to do it, the entry is to go.
 */
import Table from "cli-table3";
import { installPacked, pack } from "../helpers/package.ts";
import { installRuntimes } from "./install.ts";
import { startServer } from "./server.ts";
import { copyPrograms, type Results, runChromium, runFile, runWorkerd } from "./start.ts";

const inBrowsers = "browsers hide where a redirect goes";

const cannot: Record<string, Record<string, string>> = {
  "Deno, createNodeFetch": { "the process ends by itself": "Deno waits for idle connections of node:http" },
  Chromium: {
    "a redirect has its status and target": inBrowsers,
    "sends its user agent": "browsers send their own",
  },
};

const project = installPacked(pack());
copyPrograms(project);
await using server = await startServer();

const { workerd = "", ...runtimes } = installRuntimes();
const platforms: [name: string, run: () => Promise<Results>][] = [
  ...Object.entries(runtimes).flatMap(([name, executable]): typeof platforms => [
    [name, () => runFile(project, executable, server.url, "global")],
    [`${name}, createNodeFetch`, () => runFile(project, executable, server.url, "node")],
  ]),
  ["workerd", () => runWorkerd(project, workerd, server.url, "global")],
  ["workerd with nodejs_compat, createNodeFetch", () => runWorkerd(project, workerd, server.url, "node")],
  ["Chromium", () => runChromium(project, server.url)],
];

let failures = 0;
const table = new Table({ head: ["platform", "passed", "failed", "not possible"], style: { head: [], border: [] } });

for (const [name, run] of platforms) {
  const results = await run();
  const impossible = cannot[name] ?? {};
  const failed = Object.entries(results).filter(([behaviour, error]) => error !== null && !(behaviour in impossible));
  const unexpected = Object.keys(impossible).filter((behaviour) => results[behaviour] === null);
  for (const [behaviour, error] of failed) console.error(`${name}: ${behaviour}: ${error}`);
  for (const behaviour of unexpected)
    console.error(`${name}: ${behaviour}: is possible after all, remove it from cannot`);
  failures += failed.length + unexpected.length;
  const count = Object.keys(results).length;
  const reasons = Object.entries(impossible).map(([behaviour, reason]) => `${behaviour}: ${reason}`);
  table.push([name, count - failed.length - reasons.length, failed.length, reasons.join("\n")]);
}

console.log(table.toString());
process.exitCode = failures > 0 ? 1 : 0;
