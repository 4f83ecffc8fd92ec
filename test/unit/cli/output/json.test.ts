import { expect, test } from "vitest";
import { formatJSON, toText } from "../../../../src/cli/output/json.ts";

/** Nested more deeply than `JSON.stringify` can follow, whatever the size of the stack. */
const deep = JSON.parse(`${"[".repeat(200_000)}${"]".repeat(200_000)}`);

test("replaces a field that nests too deeply and keeps the others", () => {
  expect(formatJSON({ name: "a", deep, list: [1] }, 1)).toBe(
    '{\n "name": "a",\n "deep": "[nested too deeply]",\n "list": [\n  1\n ]\n}',
  );
  expect(formatJSON(deep)).toBe('"[nested too deeply]"');
  expect(toText(deep)).toBe('"[nested too deeply]"');
});

test.each<[unknown, string]>([
  ["a", "a"],
  [1, "1"],
  [true, "true"],
  [null, "null"],
  [[1, "a"], '[1,"a"]'],
  [{ toString: 1 }, '{"toString":1}'],
])("toText(%j) is %s", (value, text) => {
  expect(toText(value)).toBe(text);
});

test("escapes terminal control characters; the JSON parses to the same text", () => {
  const text = "\u007f\u009f\u061c\u200e\u200f\u2028\u202e\u2066\u2069";
  expect(formatJSON(text)).toBe('"\\u007f\\u009f\\u061c\\u200e\\u200f\\u2028\\u202e\\u2066\\u2069"');
  expect(JSON.parse(formatJSON(text))).toBe(text);
});
