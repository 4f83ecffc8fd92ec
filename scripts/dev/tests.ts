import { existsSync } from "node:fs";
import { Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { isMain } from "../run-script.ts";
import type { Print } from "./report.ts";
import { restartExitCode, runStage } from "./run-stage.ts";
import { lineReporter } from "./tests-reporter.ts";

const config = "test/vitest.config.ts";

/** Runs all tests of `npm test`, then, after each save, those that the saved file affects. */
async function watchTests(root: URL, print: Print): Promise<void> {
  if (!existsSync(new URL(config, root))) throw new Error(`${config} is missing`);
  // Slow to load, and of no use without a configuration.
  const { createVitest } = await import("vitest/node");
  const reporter = lineReporter(root, print);
  const vitest = await createVitest(
    "test",
    { root: fileURLToPath(root), config, watch: true, reporters: [reporter] },
    { logLevel: "silent", clearScreen: false },
    { stdout: nullStream(), stderr: nullStream() },
  );
  // By default, Vitest exits silently when its configuration is saved and no longer loads.
  vitest.onServerRestart(() => process.exit(restartExitCode));
  process.on("message", async () => {
    const broken = new Set(reporter.brokenFiles());
    const all = await vitest.globTestSpecifications();
    await vitest.rerunTestSpecifications(all.filter(({ moduleId }) => broken.has(moduleId)));
  });
  await vitest.start().catch(ignoreIfEmpty);
}

function nullStream(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}

/** Without a test, Vitest keeps watching for one, and the reporter has said so. */
function ignoreIfEmpty(error: unknown): void {
  if ((error as { code?: unknown }).code !== "VITEST_FILES_NOT_FOUND") throw error;
}

if (isMain(import.meta.url)) runStage("tests", watchTests);
