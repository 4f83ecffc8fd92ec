import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { compileConsumer } from "../helpers/compile.ts";
import { installPacked, pack } from "../helpers/package.ts";

const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");

// `npm run test:runtimes` does the same with every supported TypeScript and every module resolution.
test("a user's program compiles as strictly as can be", () => {
  expect(compileConsumer(installPacked(pack()), tsc, "nodenext")).toBe("");
});
