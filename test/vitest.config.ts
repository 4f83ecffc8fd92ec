import { readdirSync, readFileSync } from "node:fs";
import { defineConfig } from "vitest/config";
import { slowTests } from "./slow-tests.ts";

const include = ["test/{unit,contract,package}/**/*.test.ts"];

/** Unit tests that replace modules must not find them loaded already. */
const isolated = readdirSync("test/unit", { recursive: true, encoding: "utf8" })
  .map((name) => `test/unit/${name.replaceAll("\\", "/")}`)
  .filter((path) => path.endsWith(".test.ts") && /vi\.(mock|doMock|resetModules)\(/.test(readFileSync(path, "utf8")));

export default defineConfig({
  test: {
    // Use every core: by default, Vitest leaves one free for watch mode.
    maxWorkers: "100%",
    // Tests that start a process of their own need more than the default 5 s on a slow machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    projects: [
      // Reloading the modules for each file would take longer than the tests.
      { extends: true, test: { name: "shared", include, exclude: [...slowTests, ...isolated], isolate: false } },
      { extends: true, test: { name: "isolated", include: isolated, exclude: slowTests } },
    ],
    coverage: {
      include: ["src/**/*.ts"],
      reporter: ["text"],
      // The library must be fully covered; in the command, code that only some terminals or platforms reach need not be.
      thresholds: {
        "src/{client,http,mock}/**": { 100: true },
        "src/*.ts": { 100: true },
        "src/cli/**": { lines: 95, branches: 95 },
      },
      skipFull: true,
    },
  },
});
