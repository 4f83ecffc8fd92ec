import { expect, test } from "vitest";
import { readPackOutput } from "../../../scripts/npm-pack.ts";

const packed = { filename: "a-1.0.0.tgz", size: 1, unpackedSize: 2, files: [{ path: "a.js", size: 2 }] };

test.each([
  ["npm 11 prints an array", [packed]],
  ["npm 12 prints an object by name", { "@scope/a": packed }],
])("%s", (_, output) => {
  expect(readPackOutput(JSON.stringify(output))).toEqual(packed);
});

test("no package is an error", () => {
  expect(() => readPackOutput("[]")).toThrow("npm pack printed no package");
});
