import { expect, test } from "vitest";
import { isSupportedNode } from "../../../src/cli/node-version.ts";

test.each([
  ["16.20.2", false],
  ["18.20.8", false],
  ["20.10.0", false],
  ["20.18.3", false],
  ["20.19.0", true],
  ["20.20.0", true],
  ["21.7.3", false],
  ["22.11.0", false],
  ["22.12.0", true],
  ["23.0.0", true],
  ["24.1.0", true],
])("Node.js %s is supported: %j", (version, isSupported) => {
  expect(isSupportedNode(version)).toBe(isSupported);
});
