import { expect, test } from "vitest";
import { runRedocly } from "../../scripts/redocly.ts";

// The other scores are lower the more an honest spec leaves open, such as a list whose items were never seen.
test("the spec keeps its agent-readiness score", async () => {
  const { agentReadiness, subscores } = JSON.parse(await runRedocly(["score", "--format", "json"]));
  expect(subscores).toMatchObject({ documentationQuality: 1, errorClarity: 1 });
  expect(subscores.exampleCoverage).toBeGreaterThanOrEqual(0.75);
  expect(agentReadiness).toBeGreaterThanOrEqual(75);
});
