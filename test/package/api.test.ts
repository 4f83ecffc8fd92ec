import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import openapi from "../../generated/openapi.json" with { type: "json" };
import type { Declarations } from "../../scripts/build/declarations/bundle.ts";
import { entries } from "../../scripts/build/declarations/program.ts";
import { apiReport } from "../../scripts/build/declarations/report.ts";

const built = (name: string) => readFileSync(new URL(`../../dist/${name}.d.ts`, import.meta.url), "utf8");
const declarations = Object.fromEntries(entries.map((name) => [name, built(name)])) as Declarations;

test("the public declarations match api.md; after an intended change, run: npm run update-reports", async () => {
  await expect(apiReport(declarations)).toMatchFileSnapshot("api.md");
});

test("the declarations contain the summaries and descriptions of the spec", () => {
  const { summary } = openapi.paths["/workspaces/{workspace_id}/socialAccounts"].get;
  const { description } = openapi.components.schemas.SocialAccount.properties.expired;
  expect(declarations.index).toContain(summary);
  expect(declarations.index).toContain(description);
});
