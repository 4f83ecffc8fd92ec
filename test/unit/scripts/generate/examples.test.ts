import { expect, test } from "vitest";
import { generate } from "../../../../scripts/generate.ts";
import { importModule } from "../../../helpers/import-module.ts";
import { kitchenSinkSpec, postsPage } from "../../../helpers/kitchen-sink-spec.ts";
import { ok, operation, smallSpec, writeSpec } from "../../../helpers/spec.ts";

const files = await generate(writeSpec(smallSpec(kitchenSinkSpec)).url);
const { examples, documentedResponses } = await importModule(files, "examples.js");

test("examples are found by operation, status and name, however they are written", () => {
  expect(examples.listWorkspaces[200].documented.data.workspaces).toEqual([{ _id: "1" }]);
  expect(Object.keys(examples.listLabels[200])).toEqual(["documented", "empty"]);
  expect(examples.listLabels["5XX"]).toEqual({ example: "Sorry" });
  expect(examples.queryPosts).toEqual({ 200: { example: postsPage } });
  expect(examples.deleteThing).toEqual({});
});

test("operations may have different examples under the same name", async () => {
  const list = (text: string) => operation(`list${text}`, ok(undefined, { empty: { value: text } }));
  const spec = smallSpec({ paths: { "/a": { get: list("A") }, "/b": { get: list("B") } } });
  const module = await importModule(await generate(writeSpec(spec).url), "examples.js");
  expect(module.examples).toEqual({ listA: { 200: { empty: "A" } }, listB: { 200: { empty: "B" } } });
});

test("every response is listed, with its media type if it has a body", () => {
  expect(documentedResponses).toEqual({
    listWorkspaces: { 200: { contentType: "application/json", examples: ["documented"] }, 401: { examples: [] } },
    listLabels: {
      200: { contentType: "application/json", examples: ["documented", "empty"] },
      404: { examples: [] },
      "5XX": { contentType: "text/plain", examples: ["example"] },
    },
    queryPosts: { 200: { contentType: "application/json; charset=utf-8", examples: ["example"] } },
    replaceThing: { 204: { examples: [] }, default: { examples: [] } },
    hasThing: { 200: { contentType: "application/json", examples: [] } },
    deleteThing: { "2XX": { contentType: "application/vnd.things+json", examples: [] } },
  });
});

test("an example has the type of its body", () => {
  const types = files.get("examples.d.ts");
  expect(types).toContain('"documented": openapi["listLabels"]["responses"][200]["content"]["application/json"];');
  expect(types).toContain('"example": openapi["listLabels"]["responses"]["5XX"]["content"]["text/plain"];');
});
