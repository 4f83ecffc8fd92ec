import { expect, test } from "vitest";
import { isAcceptable, parsePrefer } from "../../../src/mock/headers.ts";

test.each<[unknown, object]>([
  [undefined, {}],
  ["", {}],
  ["respond-async", {}],
  ["codes=500", {}],
  ["code=500", { status: 500 }],
  ["CODE=500", { status: 500 }],
  ["code=200", { status: 200 }],
  ["code=599", { status: 599 }],
  ["example = empty ", { example: "empty" }],
  ['example=a"b"', { example: 'a"b"' }],
  [" code = 500 ", { status: 500 }],
  ['code="500";wait=1, example="empty"', { status: 500, example: "empty" }],
  ["respond-async, code=500", { status: 500 }],
  [" ,=,code=500", { status: 500 }],
  ["code=401, code=500", { status: 401 }],
  ['example="a, b"', { example: "a, b" }],
])("reads Prefer: %j", (header, expected) => {
  expect(parsePrefer(header)).toEqual({ status: undefined, example: undefined, ...expected });
});

test.each(["code", "code=", "code=abc", "code=99", "code=199", "code=600", "code=2e2.5", "example", 'example=""'])(
  "rejects Prefer: %s",
  (header) => {
    expect(parsePrefer(header)).toBeUndefined();
  },
);

test.each<[unknown, boolean]>([
  [undefined, true],
  ["", true],
  ["*/*", true],
  ["application/json", true],
  ["Application/*; q=0.5", true],
  ["text/html, application/json;charset=utf-8", true],
  ["text/html", false],
  ["application/json;x-q=0", true],
  ["application/json;q=0", false],
  ["application/json; q=0.000", false],
  ["garbage", false],
])("Accept: %s allows JSON: %s", (header, expected) => {
  expect(isAcceptable(header, "application/json; charset=utf-8")).toBe(expected);
});
