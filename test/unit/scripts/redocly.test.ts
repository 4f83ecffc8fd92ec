import { expect, test } from "vitest";
import { canLintIn } from "../../../scripts/redocly.ts";

test.each([
  ["/home/user/asters-client", true],
  ["/home/user/100% (new)/asters-client", true],
  ["/home/user/c#/asters-client", false],
])("the linter works in %s: %j", (folder, works) => {
  expect(canLintIn(folder)).toBe(works);
});
