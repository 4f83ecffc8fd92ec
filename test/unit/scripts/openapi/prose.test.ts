import { expect, test } from "vitest";
import { firstSentence, toPlainText, withoutPeriod } from "../../../../scripts/openapi/prose.ts";

test.each([
  ["One. Two.", "One."],
  ["One", "One"],
  ["Version 1.0 of it. Two.", "Version 1.0 of it."],
  ["Denied: the key\nwas refused. Ask.", "Denied: the key was refused."],
  ["Is it? Yes.", "Is it?"],
  ["See [the page](https://a.test/b.c). Two.", "See the page."],
  ["Not allowed, e.g. by a plan. Two.", "Not allowed, e.g. by a plan."],
  ["It has `a`. `b` follows.", "It has `a`."],
])("the first sentence of %j is %j", (text, sentence) => {
  expect(firstSentence(text)).toBe(sentence);
});

test("toPlainText joins lines and drops link targets", () => {
  expect(toPlainText("  A [link](https://a.test)\n\n  here. ")).toBe("A link here.");
});

test("withoutPeriod removes the final period", () => {
  expect(withoutPeriod("Done.")).toBe("Done");
});
