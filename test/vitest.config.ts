import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/{unit,contract,package}/**/*.test.ts"],
    // Both of two cores: by default one is left for a watcher, which here is none.
    maxWorkers: "100%",
    // Tests that start a process of their own need more than the default 5 s on a slow machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    coverage: {
      include: ["src/**/*.ts"],
      exclude: ["src/cli/**"],
      reporter: ["text"],
      thresholds: { 100: true },
      skipFull: true,
    },
  },
});
