import { expect, test } from "vitest";
import { safeEnumValue, safeFieldName, stepsTo, toJSONPath, valuesAt } from "../../../../../scripts/drift/spec/json.ts";

test.each(["_id", "name", "account_id", "brandvoiceInfo", "x-rate", "$ref", "@type", "line2"])(
  "shows %s as a field name",
  (name) => {
    expect(safeFieldName(name)).toBe(name);
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
])("hides %j, which may be personal", (name) => {
  expect(safeFieldName(name)).toBe("?");
});

test.each(["linkedin", "google_business", "YouTube", "v1.0"])("shows %s as an enum value", (value) => {
  expect(safeEnumValue(value)).toBe(value);
});

test.each([1, null, "", "Jane Doe", "jane@example.com", "https://a.test", "a".repeat(41), "id1234567"])(
  "hides %j as an enum value",
  (value) => {
    expect(safeEnumValue(value)).toBeUndefined();
  },
);

test("toJSONPath writes [*] for every element of a list", () => {
  const body = { data: [{ a: 1 }, { "x-y": { "0": 1 } }] };
  const path = (pointer: string, ...documented: string[]) =>
    toJSONPath(stepsTo(body, pointer, (name) => documented.includes(name)));
  expect(path("/data/1/x-y/0")).toBe("$.data[*]['x-y'][?]");
  expect(path("/data/1/x-y/0", "0")).toBe("$.data[*]['x-y']['0']");
  expect(path("")).toBe("$");
});

test("finds all values at a place", () => {
  const body = { data: [{ a: [1, 2] }, { a: [] }, { a: 3 }, null, { a: null }] };
  expect(valuesAt(body, ["data", "*", "a"])).toEqual([[1, 2], [], 3, null]);
  expect(valuesAt(body, ["data", "*", "a", "*"])).toEqual([1, 2]);
  expect(valuesAt(body, [])).toEqual([body]);
  expect(valuesAt({}, ["constructor"])).toEqual([]);
});
