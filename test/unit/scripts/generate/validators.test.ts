import { expect, test } from "vitest";
import { stripViolations } from "../../../../scripts/generate/strip-violations.ts";
import { generate } from "../../../../scripts/generate.ts";
import { importModule } from "../../../helpers/import-module.ts";
import { kitchenSinkSpec, postsPage } from "../../../helpers/kitchen-sink-spec.ts";
import { envelope, type Fragment, json, listThings, smallSpec, writeSpec } from "../../../helpers/spec.ts";

const files = await generate(writeSpec(smallSpec(kitchenSinkSpec)).url);
const validators = await importModule(files, "validators.js");

/** The validator of a body with `data` of a schema, and its code. */
async function validatorOf(data: Fragment, schemas: Fragment = {}) {
  const responses = { 200: { description: "OK.", content: json(envelope(data)) } };
  const generated = await generate(writeSpec(smallSpec({ ...listThings({ responses }), components: { schemas } })).url);
  return {
    code: generated.get("validators.js") as string,
    validate: (await importModule(generated, "validators.js")).listThings200,
  };
}

test("there is a validator for each JSON body of known shape", () => {
  expect(Object.keys(validators).sort()).toEqual(["listLabels200", "listWorkspaces200", "queryPosts200"]);
});

test.each([
  [
    "listWorkspaces200",
    { description: "", data: { workspaces: [{ _id: "1", name: null, kind: "new" }], shared: [1] } },
  ],
  ["listLabels200", { data: [{ label: "a" }, { label: "b", color: "red" }] }],
  ["queryPosts200", postsPage],
])("%s accepts a documented body", (name, body) => {
  expect(validators[name](body), JSON.stringify(validators[name].errors)).toBe(true);
});

test.each([
  ["listWorkspaces200", { data: { workspaces: [{}], shared: [] } }, "/data/workspaces/0"],
  ["listWorkspaces200", { data: { workspaces: [{ _id: "1", kind: 1 }], shared: [] } }, "/data/workspaces/0/kind"],
  ["listLabels200", { data: [{ color: "red" }] }, "/data/0"],
  ["queryPosts200", { ...postsPage, pagination: { totalPages: "1" } }, "/pagination/totalPages"],
])("%s reports where %j is wrong", (name, body, path) => {
  expect(validators[name](body)).toBe(false);
  expect(validators[name].errors[0]).toEqual({ instancePath: path, message: expect.any(String) });
});

const note = { title: "Note", description: "Note", examples: ["Note"], "x-note": "Note", deprecated: true };
const noted = { type: "string", format: "email", default: "Note", ...note };

test.each<[keyword: string, data: Fragment]>([
  ["items", { type: "array", items: noted }],
  ["prefixItems", { type: "array", prefixItems: [noted], items: false, minItems: 1 }],
  ["contains", { type: "array", contains: noted }],
  ["additionalProperties", { type: "object", additionalProperties: noted }],
  ["patternProperties", { type: "object", patternProperties: { "^a": noted } }],
  ["propertyNames", { type: "object", propertyNames: noted }],
  ["dependentSchemas", { type: "object", dependentSchemas: { a: { type: "object", properties: { b: noted } } } }],
  ["allOf", { allOf: [noted] }],
  ["anyOf", { anyOf: [noted, { type: "null", ...note }] }],
  ["oneOf", { oneOf: [noted, { type: "null", ...note }] }],
  ["not", { not: noted }],
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  ["if", { if: noted, then: noted, else: { type: "integer", ...note } }],
  ["$ref", { $ref: "#/components/schemas/Noted", ...note }],
])("the code has no annotations below %s", async (_, data) => {
  const { code } = await validatorOf(data, { Noted: noted });
  expect(code).toContain("function validate");
  expect(code).not.toMatch(/Note"|x-note|email|deprecated/);
});

test("a property may have the name of an annotation", async () => {
  const { validate } = await validatorOf({
    type: "object",
    required: ["format"],
    properties: { format: { type: "string" }, description: { type: "string" } },
  });
  expect(validate({ data: { format: "pdf" } })).toBe(true);
  expect(validate({ data: { format: 1 } })).toBe(false);
});

test("a schema that refers to itself is validated at every depth", async () => {
  const Tree = {
    type: "object",
    properties: { name: { type: "string" }, parts: { type: "array", items: { $ref: "#/components/schemas/Tree" } } },
  };
  const { validate } = await validatorOf({ $ref: "#/components/schemas/Tree" }, { Tree });
  expect(validate({ data: { parts: [{ parts: [{ name: "a" }] }] } })).toBe(true);
  expect(validate({ data: { parts: [{ parts: [{ name: 1 }] }] } })).toBe(false);
});

test("violations contain only path and message", async () => {
  const { code, validate } = await validatorOf({ type: "string", pattern: '^[{}"]+$' });
  expect(code).not.toMatch(/schemaPath|params:/);
  expect(validate({ data: "a" })).toBe(false);
  expect(validate.errors).toEqual([{ instancePath: "/data", message: expect.stringContaining("must match pattern") }]);
});

test("fails if Ajv's output format changes", () => {
  expect(() => stripViolations("function validate1(data) { return [{ path: 1 }]; }")).toThrow(
    "Ajv no longer writes { instancePath, schemaPath, … }. Adapt scripts/generate/strip-violations.ts",
  );
});
