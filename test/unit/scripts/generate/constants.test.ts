import { expect, test } from "vitest";
import { generate } from "../../../../scripts/generate.ts";
import { importModule } from "../../../helpers/import-module.ts";
import { kitchenSinkSpec } from "../../../helpers/kitchen-sink-spec.ts";
import { json, ok, operation, type SmallSpec, smallSpec, writeSpec } from "../../../helpers/spec.ts";

async function constantsOf(spec: SmallSpec) {
  return importModule(await generate(writeSpec(smallSpec(spec)).url), "constants.js");
}

test("the constants state the facts of the spec", async () => {
  expect({ ...(await constantsOf(kitchenSinkSpec)) }).toEqual({
    version: "1.2.3",
    defaultBaseUrl: "https://things.test/v1",
    apiKeyHeader: "x-key",
    apiKeyHint: "Create a key in the app.",
    knownValues: { Kind: ["own", "shared"] },
    statusMeanings: { 401: "No valid key was sent", 404: "No workspace has the id" },
  });
});

test("each constant has a type", async () => {
  const types = (await generate(writeSpec(smallSpec(kitchenSinkSpec)).url)).get("constants.d.ts");
  expect(types).toContain("export declare const version: string;");
  expect(types).toContain('readonly "Kind": readonly string[];');
});

test("a shared response gives the meaning of a status, else the first operation does", async () => {
  const responses = (description: string) => ({ ...ok(), 404: { description }, 409: { description } });
  const { statusMeanings } = await constantsOf({
    paths: {
      "/a": { get: operation("getA", responses("No such A.")) },
      "/b": { get: operation("getB", responses("No such B.")) },
      "/c": { get: operation("getC", { ...ok(), 404: { $ref: "#/components/responses/NotFound" } }) },
    },
    components: { responses: { NotFound: { description: "Not found. Check the id.", content: json({}) } } },
  });
  expect(statusMeanings).toEqual({ 404: "Not found", 409: "No such A" });
});
