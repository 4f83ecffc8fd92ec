/**
 * `npm run test:runtimes`: the same behaviors on every platform, against a local server. What a platform cannot do
 * is listed as a known failure and still runs: remove the entry once it works.
 */
import Table from "cli-table3";
import { installRuntimes } from "../helpers/install.ts";
import { installPacked, pack } from "../helpers/package.ts";
import { startServer } from "./server.ts";
import { copyPrograms, type Results, runChromium, runFile, runWorkerd } from "./start.ts";

const inBrowsers = "browsers hide where a redirect goes";

const knownFailures: Record<string, Record<string, string>> = {
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
const table = new Table({ head: ["platform", "passed", "failed", "known to fail"], style: { head: [], border: [] } });

for (const [name, run] of platforms) {
  const results = await run();
  const known = knownFailures[name] ?? {};
  const failed = Object.entries(results).filter(([behavior, error]) => error !== null && !(behavior in known));
  const unexpected = Object.keys(known).filter((behavior) => results[behavior] === null);
  for (const [behavior, error] of failed) console.error(`${name}: ${behavior}: ${error}`);
  for (const behavior of unexpected) console.error(`${name}: ${behavior}: works now, remove it from knownFailures`);
  failures += failed.length + unexpected.length;
  const count = Object.keys(results).length;
  const reasons = Object.entries(known).map(([behavior, reason]) => `${behavior}: ${reason}`);
  table.push([name, count - failed.length - reasons.length, failed.length, reasons.join("\n")]);
}

console.log(table.toString());
process.exitCode = failures > 0 ? 1 : 0;
