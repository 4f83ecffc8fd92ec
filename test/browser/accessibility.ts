/** Asks axe what keeps people from using the page as it stands. */
import axe, { type AxeResults } from "axe-core";
import type { Page } from "playwright-core";

/** The serious and critical violations, each as its rule, the place and what axe says of it. */
export async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>("axe.run({ resultTypes: ['violations'] })");
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}: ${node.failureSummary}`));
}
