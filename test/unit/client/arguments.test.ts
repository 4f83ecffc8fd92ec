import { describe, expect, test } from "vitest";
import type { ClientOperation } from "../../../generated/operations.js";
import { readArguments } from "../../../src/client/arguments.ts";

const base = { operationId: "op" as never, method: "POST", resolvesWith: "data", resultKind: "object" } as const;
const bare: ClientOperation = { ...base, path: "/a", pathParameters: [] };
const nested: ClientOperation = { ...base, path: "/a/{b_id}/c/{d}", pathParameters: ["b_id", "d"] };
const query: ClientOperation = { ...bare, query: { page: false, sort: true } };
const body: ClientOperation = { ...bare, body: { text: true, tags: false } };
const both: ClientOperation = { ...bare, query: { page: false }, body: { text: true } };

describe("readArguments", () => {
  test("takes path parameters in the order of the path, then options", () => {
    expect(readArguments(nested, ["1/2", "x", { timeout: 5, headers: { "X-A": "b" } }])).toEqual({
      path: { b_id: "1%2F2", d: "x" },
      query: undefined,
      body: undefined,
      options: { timeout: 5, headers: { "X-A": "b" } },
      headers: { "x-a": "b" },
    });
  });

  test.each<[string, ClientOperation, unknown[], object]>([
    ["query parameters", query, [{ sort: "name" }], { query: { sort: "name" }, body: undefined }],
    ["fields of the body", body, [{ text: "hi", tags: [] }], { query: undefined, body: { text: "hi", tags: [] } }],
    ["both", both, [{ query: {}, body: { text: "" } }], { query: {}, body: { text: "" } }],
    ["both, without optional ones", both, [{ body: { text: "" } }], { query: {}, body: { text: "" } }],
    ["options after them", query, [{ sort: "a" }, { maxRetries: 0 }], { options: { maxRetries: 0 } }],
    ["no options", bare, [], { options: {}, headers: {} }],
    ["undefined as options", bare, [undefined], { options: {} }],
  ])("takes %s", (_, operation, given, expected) => {
    expect(readArguments(operation, given)).toMatchObject(expected);
  });

  test.each<[string, ClientOperation, unknown[]]>([
    ["d must be a string, not undefined", nested, ["1"]],
    ['op has no field "pages". Known: page, sort', query, [{ sort: "a", pages: 1 }]],
    ['op has no field "signal". Known: page, sort', query, [{ sort: "a", signal: undefined }]],
    ['op needs the field "sort"', query, [{ page: 1 }]],
    ['op needs the field "sort"', query, [{ sort: undefined }]],
    ['op needs the field "text"', body, []],
    ["op: fields must be an object, not array", body, [["hi"]]],
    ["op: fields must be an object, not null", query, [null]],
    ['op has no field "text". Known: query, body', both, [{ text: "hi" }]],
    ['op needs the field "text"', both, [{ query: {} }]],
    ["op: body must be an object, not string", both, [{ body: "hi" }]],
    ['op has no field "q". Known: page', both, [{ query: { q: 1 }, body: { text: "" } }]],
    ["op: query must be an object, not null", both, [{ query: null }]],
    [
      'op has no option "page". Known: timeout, totalTimeout, maxRetries, maxRetryAfter, headers, signal',
      bare,
      [{ page: 1 }],
    ],
    ["op takes at most 1 argument", bare, [{}, {}]],
    ["op takes at most 2 arguments", query, [{ sort: "a" }, {}, {}]],
  ])("says %j", (message, operation, given) => {
    expect(() => readArguments(operation, given)).toThrow(new TypeError(message));
  });
});
