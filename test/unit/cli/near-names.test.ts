import { expect, test } from "vitest";
import { nearNames } from "../../../src/cli/near-names.ts";

const names = ["listWorkspaces", "listSocialAccounts", "listLabels", "x"];

test.each([
  ["listLabel", ["listLabels"]],
  ["LISTLABELS", ["listLabels"]],
  ["listSocialAcounts", ["listSocialAccounts"]],
  ["lstLabls", ["listLabels"]],
  ["listLbales", ["listLabels"]],
  ["xy", ["x"]],
  ["deletePost", []],
  ["", ["x"]],
])("%j may stand for %j", (name, expected) => {
  expect(nearNames(name, names)).toEqual(expected);
});

test("lists the nearest first, and no more than three", () => {
  expect(nearNames("abcd", ["abxx", "abcx", "abcd", "abcde", "abc"])).toEqual(["abcd", "abcx", "abcde"]);
});
