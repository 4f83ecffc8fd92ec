import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Declarations } from "../../scripts/declarations/bundle.ts";
import { entries } from "../../scripts/declarations/program.ts";
import { apiReport } from "../../scripts/declarations/report.ts";

const built = (name: string) => readFileSync(new URL(`../../dist/${name}.d.ts`, import.meta.url), "utf8");
const declarations = Object.fromEntries(entries.map((name) => [name, built(name)])) as Declarations;

test("users compile against what api.md says; after an intended change, run: npm run api-report", async () => {
  await expect(apiReport(declarations)).toMatchFileSnapshot("api.md");
});

test("hovering shows what the spec says of an operation and of a field", () => {
  expect(declarations.index).toContain("List of all social accounts of a workspace");
  expect(declarations.index).toContain("True when the social network's token has lapsed");
});
