import { expect, test } from "vitest";
import { isAtLeast, requiredVersion } from "../../../../scripts/spec-diff/version.ts";

test.each([
  ["0.1.2", "major", "0.2.0"],
  ["0.1.2", "minor", "0.2.0"],
  ["0.1.2", "patch", "0.1.3"],
  ["0.1.2", undefined, "0.1.2"],
  ["1.2.3", "major", "2.0.0"],
  ["1.2.3", "minor", "1.3.0"],
  ["1.2.3", "patch", "1.2.4"],
] as const)("after %s, a %s change requires %s", (released, impact, required) => {
  expect(requiredVersion(released, impact)).toBe(required);
});

test.each([
  ["0.2.0", "0.2.0", true],
  ["0.2.1", "0.2.0", true],
  ["0.1.9", "0.2.0", false],
  ["1.0.0", "0.2.0", true],
  ["0.10.0", "0.9.0", true],
  ["0.2.0-beta.1", "0.2.0", true],
])("%s is at least %s: %s", (version, required, expected) => {
  expect(isAtLeast(version, required)).toBe(expected);
});

test("rejects a malformed version", () => {
  expect(() => isAtLeast("1.2", "1.2.0")).toThrow('"1.2" is not a semantic version');
});
