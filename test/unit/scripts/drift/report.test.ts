import { expect, test } from "vitest";
import type { CheckResult } from "../../../../scripts/drift/check.ts";
import { exitCode, toMarkdown, toText } from "../../../../scripts/drift/report.ts";

const finding: CheckResult["findings"][0] = {
  kind: "undocumented",
  operations: ["listAccounts", "listNotes"],
  where: "$.data[*].a_b",
  what: "a field | that is *not* <documented>",
  pointer: "#/components/schemas/Account",
  location: "openapi/openapi.yaml:203:5",
  seen: 1,
  of: 3,
};
const agreement: CheckResult = {
  findings: [],
  responses: 2,
  operations: 1,
  unreadable: [],
  notProbed: [],
  proposal: "",
};
const drift: CheckResult = { ...agreement, findings: [finding], proposal: "components: {}\n" };
const unreadable = ["listAccounts, request 1 of 1: responded with 401"];
const notProbed = ["createNote: POST may change data, and the operation is not marked x-safe"];

test.each<[code: number, what: string, check: CheckResult, summary: string]>([
  [0, "agreement", agreement, "Agreement: no differences in 2 responses of 1 operation."],
  [
    0,
    "agreement of the operations that could be probed",
    { ...agreement, notProbed },
    "Agreement: no differences in 2 responses of 1 operation. 1 operation not probed.",
  ],
  [1, "drift", { ...drift, responses: 1 }, "Drift: 1 difference in 1 response of 1 operation."],
  [
    1,
    "drift with unreadable responses",
    { ...drift, unreadable },
    "Drift: 1 difference in 2 responses of 1 operation.",
  ],
  [
    2,
    "unreadable responses without drift",
    { ...agreement, unreadable, notProbed },
    "Inconclusive: no differences in 2 responses of 1 operation, but not everything could be read. 1 operation not probed.",
  ],
  [
    2,
    "no responses at all",
    { ...agreement, responses: 0, operations: 0, notProbed },
    "Inconclusive: no differences in 0 responses of 0 operations, but not everything could be read. 1 operation not probed.",
  ],
])("the exit code is %d for %s", (code, _, check, summary) => {
  expect(exitCode(check)).toBe(code);
  expect(toText(check).trimEnd().split("\n").at(-1)).toBe(summary);
  expect(toMarkdown(check)).toContain(`**${summary}**`);
});

test("every format lists what could not be read and what was not probed", () => {
  for (const format of [toText, toMarkdown]) {
    const text = format({ ...agreement, unreadable, notProbed });
    expect(text).toMatch(/Could not be read:?\s+(- )?listAccounts, request 1 of 1: responded with 401/);
    expect(text).toMatch(
      /Not probed:?\s+(- )?createNote: POST may change data, and the operation is not marked x-safe/,
    );
  }
});

test("text has a line for each finding", () => {
  const violation: typeof finding = { ...finding, kind: "violation", where: "$.b" };
  expect(toText({ ...drift, findings: [finding, violation] })).toBe(`Violates the spec
  listAccounts, listNotes $.b: a field | that is *not* <documented>; 1 of 3; openapi/openapi.yaml:203:5

Missing from the spec
  listAccounts, listNotes $.data[*].a_b: a field | that is *not* <documented>; 1 of 3; openapi/openapi.yaml:203:5

# Proposal. Merge this patch into openapi/openapi.yaml: lists replace, null deletes (RFC 7396).
components: {}

Drift: 2 differences in 2 responses of 1 operation.
`);
});

test("Markdown has a row for each finding, and escapes what would end a cell", () => {
  const cells = [
    "listAccounts, listNotes",
    "`$.data[*].a_b`",
    "a field \\| that is \\*not\\* \\<documented\\>",
    "1 of 3",
    "openapi/openapi.yaml:203:5",
  ];
  expect(toMarkdown(drift)).toContain(`| ${cells.join(" | ")} |`);
});

/** Drift in many operations, with nothing short about it. */
const huge: CheckResult = {
  findings: Array(5000).fill({
    ...finding,
    operations: Array(20).fill("anOperationWithALongName"),
    where: `$${".aLongName".repeat(20)}`,
    what: "x".repeat(300),
  }),
  responses: 9,
  operations: 9,
  unreadable: Array(5000).fill(unreadable[0]),
  notProbed: Array(5000).fill("x".repeat(5_000)),
  proposal: "",
};

test.each([
  ["a short proposal", 300],
  ["a long proposal", 9_000],
])("Markdown fits into an issue with %s, and says how much it leaves out", (_, lines) => {
  const text = toMarkdown({ ...huge, proposal: "a: b\n".repeat(lines) });
  expect(text.length).toBeLessThan(65_000);
  const left = [...text.matchAll(/And (\d+) more: run `npm run drift`\./g)].map(([, count]) => Number(count));
  expect(left).toEqual([expect.any(Number), expect.any(Number), 5000]);
  expect(text.match(/^\| anOperation/gm)).toHaveLength(5000 - (left[0] as number));
  const isLeftOut = text.includes("The proposal is too long for this report: run `npm run drift`.");
  expect([isLeftOut, text.includes("```yaml\na: b")]).toEqual([lines > 300, lines === 300]);
});
