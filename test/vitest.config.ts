import { defineConfig } from "vitest/config";
import { slowTests } from "./slow.ts";

export default defineConfig({
  test: {
    include: ["test/{unit,contract,package}/**/*.test.ts"],
    exclude: slowTests,
    // Both of two cores: by default one is left for a watcher, which here is none.
    maxWorkers: "100%",
    // Tests that start a process of their own need more than the default 5 s on a slow machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    coverage: {
      include: ["src/**/*.ts"],
      reporter: ["text"],
      // The library in full; of the command, what only a terminal or another platform reaches may be missing.
      thresholds: {
        "src/!(cli)/**": { 100: true },
        "src/*.ts": { 100: true },
        "src/cli/**": { lines: 95, branches: 95 },
      },
      skipFull: true,
    },
  },
});
