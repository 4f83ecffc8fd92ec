import { defineConfig } from "vitest/config";
import { inProcess } from "./in-process.ts";
import { slowTests } from "./slow-tests.ts";

export default defineConfig({
  test: {
    ...inProcess(["test/{unit,contract,package}/**/*.test.ts"], slowTests),
    // Use every core: by default, Vitest leaves one free for watch mode.
    maxWorkers: "100%",
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
