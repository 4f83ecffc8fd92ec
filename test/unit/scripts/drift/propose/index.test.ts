import { expect, test } from "vitest";
import type { Finding } from "../../../../../scripts/drift/compare/finding.ts";
import { propose, toMergePatch } from "../../../../../scripts/drift/propose/index.ts";

const finding = (patch?: Finding["patch"]): Finding => ({
  kind: "violation",
  operations: ["a"],
  where: "$",
  what: "null",
  pointer: "#",
  seen: 1,
  of: 1,
  ...(patch && { patch }),
});

test.each<[before: unknown, after: unknown, patch: unknown]>([
  [{ a: { b: 1, c: 2 } }, { a: { b: 1, c: 3 } }, { a: { c: 3 } }],
  [{ a: 1, b: 2 }, { b: 2 }, { a: null }],
  [{ a: [1, 2] }, { a: [1] }, { a: [1] }],
  [{ a: 1 }, { a: { b: 1 } }, { a: { b: 1 } }],
  [{ a: 1 }, { a: 1 }, undefined],
])("the merge patch from %j to %j is %j", (before, after, patch) => {
  expect(toMergePatch(before, after)).toEqual(patch);
});

test("proposes YAML in the style of the spec, and leaves the spec as it is", () => {
  const document = { components: { schemas: { A: { required: ["a", "b"], type: "string" } } } };
  const before = structuredClone(document);
  const yaml = propose(document, [
    finding((draft) => draft.components.schemas.A.required.pop()),
    finding(),
    finding((draft) => {
      draft.components.schemas.A.type = ["string", "null"];
    }),
  ]);
  expect(yaml).toBe(`components:
  schemas:
    A:
      required: [a]
      type: [string, "null"]
`);
  expect(document).toEqual(before);
});

test("proposes nothing if no finding can be patched", () => {
  expect(propose({}, [finding()])).toBe("");
});
