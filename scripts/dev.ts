/** Watches the repository. Each save prints one line per stage (spec, types, tests) with what broke and where. */
import { pathToFileURL } from "node:url";
import { holdTestFailuresWhileSpecFails } from "./dev/hold-test-failures.ts";
import { print } from "./dev/report.ts";
import type { Stages } from "./dev/stages.ts";
import { onStop } from "./run-script.ts";

/** The spec stage runs in this process, where the slow stages cannot hold it up. */
async function dev(root: URL): Promise<void> {
  let stages: Stages | undefined;
  let isEnding = false;

  const end = async () => {
    // On a second signal, exit immediately: child-process.ts kills what is left.
    if (isEnding) process.exit(0);
    isEnding = true;
    await stages?.end();
    process.exit(0);
  };
  onStop(end);

  // Slow to load: everything above is in place before.
  const [{ watchSpec }, { startStages }] = await Promise.all([import("./dev/spec.ts"), import("./dev/stages.ts")]);
  const output = holdTestFailuresWhileSpecFails(print, () => stages?.rerunTests());
  await watchSpec(root, output);
  stages = startStages(root, output);
}

await dev(pathToFileURL(`${process.cwd()}/`));
