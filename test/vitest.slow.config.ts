import { defineConfig } from "vitest/config";
import { slowTests } from "./slow-tests.ts";

export default defineConfig({
  test: {
    include: slowTests,
    // Each file keeps the machine busy.
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
