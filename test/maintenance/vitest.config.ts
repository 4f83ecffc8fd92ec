import { defineConfig } from "vitest/config";

/** What maintainers rely on, and what takes longer than `npm test` should: `npm run test:maintenance`. */
export default defineConfig({
  test: {
    include: ["test/maintenance/**/*.test.ts"],
    // Each test starts processes that keep the machine busy.
    fileParallelism: false,
    testTimeout: 900_000,
    hookTimeout: 900_000,
  },
});
