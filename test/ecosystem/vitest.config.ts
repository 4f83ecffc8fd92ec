import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/ecosystem/*.test.ts"],
    // Each file installs packages and starts compilers: one at a time, with enough time for a slow network.
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 300_000,
  },
});
