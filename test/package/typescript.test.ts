import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { compileConsumer, resolutions } from "../helpers/compile.ts";
import { installPacked, pack } from "../helpers/package.ts";

const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");
const project = installPacked(pack());

// `npm run test:runtimes` does the same with every other TypeScript that is supported.
test.each(Object.keys(resolutions) as (keyof typeof resolutions)[])(
  "a user's program compiles as strictly as can be with the module resolution %s",
  (resolution) => {
    expect(compileConsumer(project, tsc, resolution)).toBe("");
  },
);
