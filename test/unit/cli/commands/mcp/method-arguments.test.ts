import { expect, test } from "vitest";
import { toMethodArguments } from "../../../../../src/cli/commands/mcp/method-arguments.ts";

const pathParameters = ["a", "b"];
const args = { b: "2", a: "1", page: 3, filters: { from: "x" } };

test("path parameters come first, in the order of the path", () => {
  expect(toMethodArguments({ pathParameters }, args)).toEqual(["1", "2"]);
});

test("passes query parameters as one object, and body fields, too", () => {
  const query = { page: false, color: false };
  expect(toMethodArguments({ pathParameters, query }, args)).toEqual(["1", "2", { page: 3 }]);
  expect(toMethodArguments({ pathParameters: [], body: { filters: true } }, args)).toEqual([
    { filters: { from: "x" } },
  ]);
});

test("an operation with query and body gets both; a common name goes to both", () => {
  const operation = { pathParameters: [], query: { page: true }, body: { page: true, filters: true } };
  expect(toMethodArguments(operation, args)).toEqual([
    { query: { page: 3 }, body: { page: 3, filters: { from: "x" } } },
  ]);
});
