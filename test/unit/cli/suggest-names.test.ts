import { expect, test } from "vitest";
import { suggestNames } from "../../../src/cli/suggest-names.ts";

const names = ["listWorkspaces", "listSocialAccounts", "listLabels", "x"];

test.each([
  ["listLabel", ["listLabels"]],
  ["LISTLABELS", ["listLabels"]],
  ["listSocialAcounts", ["listSocialAccounts"]],
  ["lstLabls", ["listLabels"]],
  ["listLbales", ["listLabels"]],
  ["xy", ["x"]],
  ["deletePost", []],
  ["zz", []],
  ["", []],
])("suggests for %j: %j", (name, expected) => {
  expect(suggestNames(name, names)).toEqual(expected);
});

test("suggests the most similar first, and no more than three", () => {
  expect(suggestNames("abcd", ["abxx", "abcx", "abcd", "abcde", "abc"])).toEqual(["abcd", "abcx", "abcde"]);
});
