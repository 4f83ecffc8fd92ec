import { expect, test } from "vitest";
import { unusablePath } from "../../../scripts/clone-path.ts";

test.each([
  ["/home/user/asters-client", true],
  ["/home/user/100% (new)/asters-client", true],
  ["/home/user/c#/asters-client", false],
])("the linter works in %s: %j", (folder, works) => {
  expect(unusablePath(folder) === undefined).toBe(works);
});
