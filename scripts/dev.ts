/**
 * Watches the repository, and at each save says in one line per stage what broke and where: the document and what is
 * generated from it, the types, the tests. `npm run dev -- --bench` measures the first of them instead.
 */
import { bench } from "./dev/bench.ts";
import { forkStages } from "./dev/fork.ts";
import type { Print } from "./dev/report.ts";
import { watchSpec } from "./dev/spec.ts";
import { runStage } from "./dev/stage.ts";

/** The document's stage runs here, where nothing slow holds it up. */
async function dev(root: URL, print: Print): Promise<void> {
  let endStages = async () => {};
  const end = async () => {
    await endStages();
    process.exit(0);
  };
  process.on("SIGINT", end);
  process.on("SIGTERM", end);

  await watchSpec(root, print);
  endStages = forkStages();
}

runStage("spec", process.argv.includes("--bench") ? bench : dev);
