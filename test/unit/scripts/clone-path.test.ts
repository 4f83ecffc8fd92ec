import { expect, test } from "vitest";
import { unusablePath } from "../../../scripts/clone-path.ts";

test("a folder with # in its name is refused with the reason", () => {
  expect(unusablePath("/home/c#/asters/")).toMatch(
    /^Redocly cannot .* "#" in its name\. Move this clone: \/home\/c#\/asters\/$/,
  );
});

test.each(["/home/a b/asters/", "/home/a%20b/asters/", "/home/ünïcode/"])("%s is fine", (folder) => {
  expect(unusablePath(folder)).toBeUndefined();
});
