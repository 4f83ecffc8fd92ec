/** Checks pages with axe. */
import axe, { type AxeResults } from "axe-core";
import type { Page } from "playwright-core";

/** The serious and critical violations, each with its rule, its place and the explanation of axe. */
export async function findViolations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>("axe.run({ resultTypes: ['violations'] })");
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}: ${node.failureSummary}`));
}
