import { expect, test } from "vitest";
import { readPackOutput } from "../../helpers/npm-pack.ts";

const packed = { filename: "a-1.0.0.tgz", size: 1, unpackedSize: 2, files: [{ path: "a.js", size: 2 }] };

test.each([
  ["the array that npm 11 prints", [packed]],
  ["the object that npm 12 prints", { "@scope/a": packed }],
])("reads %s", (_, output) => {
  expect(readPackOutput(JSON.stringify(output))).toEqual(packed);
});

test("fails if there is no package", () => {
  expect(() => readPackOutput("[]")).toThrow("npm pack printed no package");
});
