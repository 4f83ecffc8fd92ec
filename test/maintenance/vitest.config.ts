import { defineConfig } from "vitest/config";

/** `npm run test:maintenance`: the work of maintainers, mostly in copies of the repository. */
export default defineConfig({
  test: {
    include: ["test/maintenance/**/*.test.ts"],
    // Each test starts processes that keep the machine busy.
    fileParallelism: false,
    testTimeout: 900_000,
    hookTimeout: 900_000,
  },
});
