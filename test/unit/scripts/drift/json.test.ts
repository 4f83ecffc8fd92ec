import { expect, test } from "vitest";
import { enumValue, fieldName, nodesAt, stepsTo, toJSONPath } from "../../../../scripts/drift/json.ts";

test.each(["_id", "name", "account_id", "brandvoiceInfo", "x-rate", "$ref", "@type", "line2"])(
  "%s is a field's name",
  (name) => {
    expect(fieldName(name)).toBe(name);
  },
);

test.each([
  "663b3db7522ef4893db24536",
  "Jane",
  "jane@example.com",
  "jane.doe",
  "jane doe",
  "https://a.test",
  "1706428398791282688",
  "user17064283",
  "f3d3db2b303e83a17389df8c",
  "",
  "a".repeat(70),
  "`; |",
])("%j may be somebody's, and is not told", (name) => {
  expect(fieldName(name)).toBe("?");
});

test.each(["linkedin", "google_business", "YouTube", "v1.0"])("%s is told as a value", (value) => {
  expect(enumValue(value)).toBe(value);
});

test.each([1, null, "", "Jane Doe", "jane@example.com", "https://a.test", "a".repeat(41), "id1234567"])(
  "%j is not",
  (value) => {
    expect(enumValue(value)).toBeUndefined();
  },
);

test("a place in a list is told for all of the list", () => {
  const body = { data: [{ a: 1 }, { "x-y": { "0": 1 } }] };
  const path = (pointer: string, ...known: string[]) =>
    toJSONPath(stepsTo(body, pointer, (name) => known.includes(name)));
  expect(path("/data/1/x-y/0")).toBe("$.data[*]['x-y'][?]");
  expect(path("/data/1/x-y/0", "0")).toBe("$.data[*]['x-y']['0']");
  expect(path("")).toBe("$");
});

test("counts what is at a place", () => {
  const body = { data: [{ a: [1, 2] }, { a: [] }, { a: 3 }, null, { a: null }] };
  expect(nodesAt(body, ["data", "*", "a"])).toEqual([[1, 2], [], 3, null]);
  expect(nodesAt(body, ["data", "*", "a", "*"])).toEqual([1, 2]);
  expect(nodesAt(body, [])).toEqual([body]);
  expect(nodesAt({}, ["constructor"])).toEqual([]);
});
