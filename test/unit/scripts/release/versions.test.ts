import { expect, test } from "vitest";
import { findOutdated, replaceInSpec } from "../../../../scripts/release/versions.ts";

test("every file that repeats the version has that of package.json. If not, run: npm run release:sync-version", async () => {
  expect((await findOutdated()).map(({ path }) => path)).toEqual([]);
});

test("replaces info.version and no other version", () => {
  const spec = `openapi: 3.1.1
x-version:
  version: 9
info:
  title: T

  description: |
    version: 7
  version: 0.1.0
components:
  version: 8
`;
  expect(replaceInSpec(spec, "0.2.0")).toBe(spec.replace("version: 0.1.0", "version: 0.2.0"));
});

test("rejects a spec whose version it cannot find", () => {
  expect(() => replaceInSpec("openapi: 3.1.1\ninfo: { version: 0.1.0 }\n", "0.2.0")).toThrow("info.version");
});
