import { existsSync } from "node:fs";
import { Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { endWithChildren } from "./children.ts";
import type { Print } from "./report.ts";
import { again, runStage } from "./stage.ts";
import { lineReporter } from "./tests-reporter.ts";

const config = "test/vitest.config.ts";
/** They pack, install and run the package, this command included, which takes minutes: `npm test` is for that. */
const slow = ["test/package/**"];

/** Runs all tests but the slow ones, then at each save those that the saved file concerns. */
async function watchTests(root: URL, print: Print): Promise<void> {
  if (!existsSync(new URL(config, root))) throw new Error(`${config} is missing`);
  // Slow to load, and of no use without a configuration.
  const { createVitest } = await import("vitest/node");
  const vitest = await createVitest(
    "test",
    { root: fileURLToPath(root), config, watch: true, cliExclude: slow, reporters: [lineReporter(root, print)] },
    { logLevel: "silent", clearScreen: false },
    { stdout: nowhere(), stderr: nowhere() },
  );
  // Left to itself, Vitest ends without a word when its configuration is saved and no longer loads.
  vitest.onServerRestart(() => process.exit(again));
  await vitest.start().catch(unlessEmpty);
}

function nowhere(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}

/** Without a test, Vitest keeps watching for one, and the reporter has said so. */
function unlessEmpty(error: unknown): void {
  if ((error as { code?: unknown }).code !== "VITEST_FILES_NOT_FOUND") throw error;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  endWithChildren();
  runStage("tests", watchTests);
}
