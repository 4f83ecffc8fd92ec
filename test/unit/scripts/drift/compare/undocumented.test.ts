import { expect, test } from "vitest";
import { findUndocumented } from "../../../../../scripts/drift/compare/undocumented.ts";

const text = { type: "string" };
const object = (properties: object, rest: object = {}) => ({ type: "object", properties, ...rest });
const schemas = {
  Named: object({ name: text }),
  Owned: { allOf: [{ $ref: "#/schemas/Named" }, object({ owner: { $ref: "#/schemas/Named" } })] },
  Either: { anyOf: [{ $ref: "#/schemas/Named" }, object({ id: text }), { type: "null" }] },
  Kind: { type: ["string", "null"], "x-extensible-enum": ["a", "b"] },
};

function found(schema: object, value: unknown): string[] {
  const document = { schemas: { ...schemas, Root: schema } };
  return findUndocumented(document, "#/schemas/Root", value).map(
    ({ keyword, steps, schema }) => `${steps.join(".")} ${keyword} ${schema}`,
  );
}

const root = (where: string) => [`${where} additionalProperties #/schemas/Root`];

test.each<[what: string, schema: object, value: unknown, undocumented: string[]]>([
  ["a documented field", schemas.Named, { name: 1 }, []],
  ["an undocumented field", schemas.Named, { name: "", age: 1 }, root("age")],
  ["a name that may be personal", schemas.Named, { "jane@example.com": 1 }, root("?")],
  ["an inherited name", schemas.Named, { constructor: 1 }, root("constructor")],
  ["a field in a list", { items: schemas.Named }, [{}, { a: 1 }], ["*.a additionalProperties #/schemas/Root/items"]],
  ["an object without properties", { type: "object" }, { a: 1 }, []],
  ["an object that allows any field", { ...schemas.Named, additionalProperties: true }, { a: 1 }, []],
  ["an object that allows no other field", { ...schemas.Named, additionalProperties: false }, { a: 1 }, []],
  ["an object whose names match a pattern", { ...schemas.Named, patternProperties: { ".": {} } }, { a: 1 }, []],
  ["the fields of all parts", schemas.Owned, { name: "", owner: { name: "" } }, []],
  [
    "another field of a composed object",
    schemas.Owned,
    { a: 1, owner: { b: 1 } },
    ["a additionalProperties #/schemas/Named", "owner.b additionalProperties #/schemas/Named"],
  ],
  ["the fields of all alternatives", schemas.Either, { name: "", id: "" }, []],
  ["another field of an alternative", schemas.Either, { a: 1 }, ["a additionalProperties #/schemas/Named"]],
  ["a field called properties", object({ type: text, properties: text }), { type: "", properties: "" }, []],
  ["a known value", schemas.Kind, "a", []],
  ["an unknown value", schemas.Kind, "c", [" x-extensible-enum #/schemas/Root"]],
  ["null, which is not an unknown value", schemas.Kind, null, []],
  ["anything, where everything is documented", {}, { a: [{ b: 1 }] }, []],
])("%s", (_, schema, value, undocumented) => {
  expect(found(schema, value)).toEqual(undocumented);
});
