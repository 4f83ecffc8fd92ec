import { expect, test } from "vitest";
import { findItems, listProperties, listTypes } from "../../../../scripts/openapi/schema.ts";
import { readSpec } from "../../../../scripts/openapi/spec.ts";
import { type Fragment, listThings, smallSpec, writeSpec } from "../../../helpers/spec.ts";

const string = { type: "string" };
const object = (required: string[], ...names: string[]) => ({
  type: "object",
  required,
  properties: Object.fromEntries(names.map((name) => [name, string])),
});
const schemas = {
  A: object(["a"], "a", "b"),
  Loop: { allOf: [{ $ref: "#/components/schemas/Loop" }] },
  List: { type: "array", items: string },
};
const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });

async function read<T>(schema: Fragment, read: (spec: Awaited<ReturnType<typeof readSpec>>, pointer: string) => T) {
  const { url } = writeSpec(smallSpec({ ...listThings(), components: { schemas: { ...schemas, Tested: schema } } }));
  return read(await readSpec(url), "#/components/schemas/Tested");
}

test.each<[schema: Fragment, types: string[] | undefined]>([
  [{ type: "object" }, ["object"]],
  [{ type: ["array", "null"] }, ["array", "null"]],
  [{ properties: {} }, ["object"]],
  [{ items: {} }, ["array"]],
  [{}, undefined],
  [reference("A"), ["object"]],
  [{ allOf: [reference("A"), {}] }, ["object"]],
  [{ allOf: [{ type: ["object", "null"] }, reference("A")] }, ["object"]],
  [{ anyOf: [reference("A"), { type: "null" }] }, ["object", "null"]],
  [{ oneOf: [reference("A"), {}] }, undefined],
  [reference("Loop"), undefined],
])("the types of %j are %j", async (schema, types) => {
  expect(await read(schema, listTypes)).toEqual(types);
});

test.each<[schema: Fragment, properties: Record<string, boolean>]>([
  [object(["a"], "a", "b"), { a: true, b: false }],
  [
    { ...object([], "c"), allOf: [reference("A")] },
    { c: false, a: true, b: false },
  ],
  [{ allOf: [{ required: ["b"] }, reference("A")] }, { a: true, b: true }],
  [
    { required: ["b"], ...reference("A") },
    { a: true, b: false },
  ],
  [{ oneOf: [object(["a", "b"], "a", "b"), object(["a"], "a", "c")] }, { a: true, b: false, c: false }],
  [reference("Loop"), {}],
])("the properties of %j are %j", async (schema, properties) => {
  const listed = await read(schema, listProperties);
  expect(Object.fromEntries([...listed].map(([name, { required }]) => [name, required]))).toEqual(properties);
});

test.each<[schema: Fragment, found: boolean]>([
  [reference("List"), true],
  [{ allOf: [{ type: "array" }, reference("List")] }, true],
  [{ type: "array" }, false],
])("the items of %j are found: %j", async (schema, found) => {
  expect((await read(schema, findItems)) !== undefined).toBe(found);
});
