import { expect, test } from "vitest";
import type { Check } from "../../../../scripts/drift/check.ts";
import { exitCode, toMarkdown, toText } from "../../../../scripts/drift/report.ts";

const finding: Check["findings"][0] = {
  kind: "undocumented",
  where: "$.data[*].a_b",
  what: "a field | that is *not* <documented>",
  pointer: "#/components/schemas/SocialAccount",
  location: "openapi/openapi.yaml:203",
  seen: 1,
  of: 3,
};
const agreement: Check = { findings: [], answers: 1, unlisted: [], proposal: "" };
const drift: Check = { findings: [finding], answers: 1, unlisted: [], proposal: "components: {}\n" };
const unlisted = ["listSocialAccounts, workspace 1 of 1: answered with 401"];

test.each<[code: number, what: string, check: Check, summary: string]>([
  [0, "agreement", agreement, "Agreement: no difference in 1 answer."],
  [1, "drift", drift, "Drift: 1 difference in 1 answer."],
  [1, "drift where something could not be checked", { ...drift, unlisted }, "Drift: 1 difference in 1 answer."],
  [
    2,
    "no drift where something could not be checked",
    { ...agreement, unlisted },
    "Not known: no difference in 1 answer, but not everything could be checked.",
  ],
])("exit code %d says %s", (code, _, check, summary) => {
  expect(exitCode(check)).toBe(code);
  expect(toText(check).trimEnd().split("\n").at(-1)).toBe(summary);
  expect(toMarkdown(check)).toContain(`**${summary}**`);
  for (const why of check.unlisted)
    expect([toText(check), toMarkdown(check)]).toEqual(Array(2).fill(expect.stringContaining(why)));
});

test("text has a line for each finding", () => {
  expect(
    toText({ ...drift, findings: [finding, { ...finding, kind: "broken", where: "$.b" }] }),
  ).toBe(`Breaks the document
  $.b: a field | that is *not* <documented>; 1 of 3; openapi/openapi.yaml:203

Is not in the document
  $.data[*].a_b: a field | that is *not* <documented>; 1 of 3; openapi/openapi.yaml:203

# Proposal. To be merged into openapi/openapi.yaml; a list replaces the list there, null removes (RFC 7396).
components: {}

Drift: 2 differences in 1 answer.
`);
});

test("Markdown has a row for each finding, in which nothing ends a cell", () => {
  expect(toMarkdown(drift)).toContain(
    "| `$.data[*].a_b` | a field \\| that is \\*not\\* \\<documented\\> | 1 of 3 | openapi/openapi.yaml:203 |",
  );
});

test.each([
  ["a short proposal", 300],
  ["a long one", 7_000],
])("Markdown fits into a comment with %s, however much there is to say, and says what it leaves out", (_, lines) => {
  const text = toMarkdown({
    findings: Array(5000).fill({ ...finding, what: "x".repeat(300) }),
    answers: 1,
    unlisted: Array(5000).fill(unlisted[0]),
    proposal: "a: b\n".repeat(lines),
  });
  expect(text.length).toBeLessThan(65_000);
  expect(text).toContain("And 4900 more: run `npm run drift`.");
  expect(text).toContain("And 4980 more: run `npm run drift`.");
  const isLeftOut = text.includes("The proposal is too long for here: run `npm run drift`.");
  expect([isLeftOut, text.includes("```yaml\na: b")]).toEqual([lines > 300, lines === 300]);
});
