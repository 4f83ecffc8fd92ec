import { expect, test } from "vitest";
import { readPackOutput } from "../../helpers/package.ts";

const packed = { filename: "a-1.0.0.tgz", files: [{ path: "a.js" }] };

test.each([
  ["the array that npm 11 prints", [packed]],
  ["the object that npm 12 prints", { "@scope/a": packed }],
])("reads %s", (_, output) => {
  expect(readPackOutput(JSON.stringify(output))).toEqual(packed);
});

test("fails if there is no package", () => {
  expect(() => readPackOutput("[]")).toThrow("npm pack printed no package");
});
