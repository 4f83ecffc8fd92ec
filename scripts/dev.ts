/**
 * Watches the repository. Each save prints one line per stage (spec, types, tests) with what broke and where.
 * `npm run dev -- --bench` measures how long the spec stage takes instead.
 */
import { pathToFileURL } from "node:url";
import { holdBackWhileSpecFails } from "./dev/held-back.ts";
import { print } from "./dev/report.ts";
import type { Stages } from "./dev/stages.ts";
import { exitWithParent } from "./exit-with-parent.ts";

/** The spec stage runs in this process, where the slow stages cannot hold it up. */
async function dev(root: URL): Promise<void> {
  let stages: Stages | undefined;
  let isEnding = false;

  const end = async () => {
    // Asked twice, exit at once: child-process.ts kills what is left.
    if (isEnding) process.exit(0);
    isEnding = true;
    await stages?.end();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, end);
  process.stdout.on("error", end);
  exitWithParent(end);

  // Slow to load: everything above is in place before.
  const [{ watchSpec }, { startStages }] = await Promise.all([import("./dev/spec.ts"), import("./dev/stages.ts")]);
  const output = holdBackWhileSpecFails(print, () => stages?.rerunTests());
  await watchSpec(root, output);
  stages = startStages(root, output);
}

const root = pathToFileURL(`${process.cwd()}/`);
if (process.argv.includes("--bench")) await (await import("./dev/bench.ts")).bench(root);
else await dev(root);
