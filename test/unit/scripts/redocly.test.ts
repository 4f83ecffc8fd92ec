import { expect, test } from "vitest";
import { explainUnlintableFolder } from "../../../scripts/redocly.ts";

test.each(["/home/user/asters-client", "/home/user/100% (new)/asters-client"])("the linter works in %s", (folder) => {
  expect(explainUnlintableFolder(folder)).toBeUndefined();
});

test("the linter does not work below a folder with # in its name", () => {
  expect(explainUnlintableFolder("/home/user/c#/asters-client")).toMatch(/Move or rename: .*c#/);
});
