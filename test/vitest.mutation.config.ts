import { defineConfig } from "vitest/config";

// The unit tests of `src`: the other suites run the built package, or scripts.
export default defineConfig({
  test: {
    include: ["test/unit/{cli,client,http,mock}/**/*.test.ts", "test/unit/validate.test.ts"],
    testTimeout: 60_000,
  },
});
