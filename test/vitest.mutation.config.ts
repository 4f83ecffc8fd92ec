import { defineConfig } from "vitest/config";
import { inProcess } from "./in-process.ts";

// The unit tests of `src`: the other suites run the built package, or scripts.
export default defineConfig({
  test: {
    ...inProcess(["test/unit/{cli,client,http,mock}/**/*.test.ts", "test/unit/validate.test.ts"]),
    // A mutant that hangs is noticed by its first test, long before Stryker would give up on all of them.
    testTimeout: 10_000,
    hookTimeout: 10_000,
  },
});
