import { defineConfig } from "vitest/config";
import { inProcess } from "./in-process.ts";

// The unit tests of `src`: the other suites run the built package, or scripts.
export default defineConfig({
  test: inProcess(["test/unit/{cli,client,http,mock}/**/*.test.ts", "test/unit/validate.test.ts"]),
});
