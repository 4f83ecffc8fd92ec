import { expect, test } from "vitest";
import { infer, toSample, toShape } from "../../../../../scripts/drift/propose/infer.ts";

const described = (schema: object) => ({ ...schema, description: "Observed; not documented by Asters." });

test.each<[what: string, values: unknown[], schema: object]>([
  ["whole numbers", [1, 2], { type: "integer" }],
  ["numbers", [1, 1.5], { type: "number" }],
  ["text or null", ["a", null, "b"], { type: ["string", "null"] }],
  ["nothing", [], {}],
  ["times", ["2024-04-30T09:54:42.838Z", "2024-04-30T09:54:42+02:00"], { type: "string", format: "date-time" }],
  ["one time, which may be coincidence", ["2024-04-30T09:54:42.838Z"], { type: "string" }],
  ["times and more", ["2024-04-30T09:54:42.838Z", "today"], { type: "string" }],
  ["URLs", ["https://a.test/b.jpg?redacted", "https://a.test"], { type: "string", format: "uri" }],
  ["lists", [[1], [], ["a"]], { type: "array", items: { type: ["integer", "string"] } }],
  ["empty lists", [[]], { type: "array" }],
  ["objects", [{ a: 1 }, { a: 2 }], { type: "object", properties: { a: described({ type: "integer" }) } }],
  ["one object, whose names may be personal", [{ anna: 1 }], { type: "object", additionalProperties: true }],
  [
    "maps",
    [
      { anna: 1, total: 2 },
      { cleo: 1, total: 2 },
      { dora: 1, emil: 3 },
    ],
    { type: "object", properties: { total: described({ type: "integer" }) }, additionalProperties: true },
  ],
  [
    "maps that happen to share a key",
    [{ anna: 1 }, { anna: 1 }, { bob: 1 }, { cleo: 1 }],
    { type: "object", additionalProperties: true },
  ],
  ["maps by id", Array(3).fill({ "663b3db7522ef4893db24536": 1 }), { type: "object", additionalProperties: true }],
])("infers the schema of %s", (_, values, schema) => {
  expect(infer(values)).toEqual(schema);
});

test("a shape is one line, and a sample contains no observed value", () => {
  const body = { message: "No Jane", errors: [{ field: "a", code: 17 }], at: null, Jane: 1 };
  const schema = infer([body], true);
  expect(toShape(schema)).toBe("{ message: string, errors: [{ field: string, code: integer }], at: null, … }");
  expect(toShape(infer([{}, "text"], true))).toBe("{} or string");
  expect(toSample(schema)).toEqual({ message: "text", errors: [], at: null });
});
