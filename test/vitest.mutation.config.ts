import { defineConfig } from "vitest/config";

// What proves the sources by itself: the other suites run the built package.
export default defineConfig({
  test: { include: ["test/unit/*.test.ts"] },
});
