import { expect, test } from "vitest";
import { tighten } from "../../../../scripts/drift/tighten.ts";

test("closes objects and open lists of values, however deep, and nothing that is closed or open by its own word", () => {
  const open = { type: "object", properties: { a: { type: "string", "x-extensible-enum": ["b"] } } };
  const closed = {
    type: "object",
    properties: { a: { type: "string", "x-extensible-enum": ["b"], enum: ["b"] } },
    additionalProperties: false,
  };
  expect(tighten({ items: [open] })).toEqual({ items: [closed] });
  expect(tighten({ ...open, additionalProperties: true })).toEqual({ ...closed, additionalProperties: true });
  expect(tighten({ type: "object" })).toEqual({ type: "object" });
});

test("a property that is called properties is no schema", () => {
  const map = { type: { type: "string" }, properties: { type: "string" } };
  expect(tighten(map)).toEqual(map);
});
