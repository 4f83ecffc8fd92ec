import { expect, test } from "vitest";
import { didYouMean, suggestNames } from "../../../src/cli/suggest-names.ts";

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

test("asks about all suggestions, and nothing if there is none", () => {
  expect(didYouMean("abcd", ["abcx", "abcde"])).toBe("Did you mean abcx or abcde?");
  expect(didYouMean("zz", ["abcx"])).toBe("");
});
