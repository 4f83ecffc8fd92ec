import { defineConfig } from "vitest/config";

/** What maintainers rely on, and what takes longer than `npm test` should: `npm run test:maintenance`. */
export default defineConfig({
  test: {
    include: ["test/maintenance/**/*.test.ts"],
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
