import { expect, test } from "vitest";
import type { Comparison } from "../../../../scripts/spec-diff/compare.ts";
import { formats } from "../../../../scripts/spec-diff/format.ts";

const place = { file: "openapi/openapi.yaml", line: 12, column: 7 };
const comparison: Comparison = {
  release: "v0.1.0",
  spec: [
    { impact: "major", message: "Property `expired` was removed. (property-removed)", place },
    { impact: "minor", message: "added: paths > /labels", place },
  ],
  types: { changes: [{ impact: "major", message: "`a | b` is 100%" }], lines: ["- expired: boolean;"] },
  impact: "major",
  version: { released: "0.1.0", next: "0.1.0", required: "0.2.0", isSufficient: false },
};
const version = { released: "0.1.0", next: "0.2.0", required: "0.2.0", isSufficient: true };

test("markdown has a table of changes, the changed lines, and the summary in bold while it blocks", () => {
  expect(formats.markdown(comparison)).toBe(`## Changes since v0.1.0

**Spec**: major

| Impact | Change | Where |
| --- | --- | --- |
| major | Property \`expired\` was removed. (property-removed) | \`openapi/openapi.yaml:12\` |
| minor | added: paths > /labels | \`openapi/openapi.yaml:12\` |

**Types**: major

| Impact | Change | Where |
| --- | --- | --- |
| major | \`a \\| b\` is 100% |  |

\`\`\`diff
- expired: boolean;
\`\`\`

**Overall: major. Requires >= 0.2.0; next version 0.1.0 does not satisfy it. Run \`npx changeset\` and choose minor.**`);
  expect(formats.markdown({ ...comparison, version })).toMatch(/\n\nOverall: .* satisfies it\.$/);
});

test.each([
  ["errors", "error", comparison],
  ["notices, if the version is high enough", "notice", { ...comparison, version }],
])("GitHub annotations of breaking changes are %s", (_, level, compared) => {
  const [first, second, ...rest] = formats["github-actions"](compared).split("\n");
  expect([first, second]).toEqual([
    `::${level} file=openapi/openapi.yaml,line=12,col=7,title=Breaking change::Property \`expired\` was removed. (property-removed)`,
    `::${level} file=openapi/openapi.yaml,line=1,col=1,title=Breaking change::\`a | b\` is 100%25`,
  ]);
  expect(rest).toEqual([expect.stringMatching(/^Overall: major\. /)]);
});
