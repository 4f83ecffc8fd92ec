import { defineConfig } from "vitest/config";

// The unit tests of `src`: the other suites run the built package, or scripts. Unlike in `npm test`, each file loads its
// own modules: a module that another file has loaded would not count as covered, so Stryker would leave this file out.
export default defineConfig({
  test: {
    include: ["test/unit/{cli,client,http,mock}/**/*.test.ts", "test/unit/validate.test.ts"],
    // A mutant that hangs is noticed by its first test, long before Stryker would give up on all of them.
    testTimeout: 10_000,
    hookTimeout: 10_000,
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
  },
});
