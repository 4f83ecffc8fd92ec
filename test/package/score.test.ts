import { expect, test } from "vitest";
import { runRedocly } from "../../scripts/redocly.ts";

// Other scores fall with what an honest spec has to say, such as a list whose items have not been seen.
test("agents find everything described, with examples and errors", async () => {
  expect(JSON.parse(await runRedocly(["score", "--format", "json"])).subscores).toMatchObject({
    documentationQuality: 1,
    exampleCoverage: 1,
    errorClarity: 1,
    identifierClarity: 1,
  });
});
