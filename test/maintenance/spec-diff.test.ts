import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { specPath } from "../../scripts/openapi/path.ts";
import { greatestImpact } from "../../scripts/spec-diff/change.ts";
import { type Comparison, compare } from "../../scripts/spec-diff/compare.ts";
import type { Release } from "../../scripts/spec-diff/release.ts";
import { temporaryFolder } from "../helpers/temporary-folder.ts";

type Edit = [from: string | RegExp, to: string][];

const text = await readFile(specPath, "utf8");
const release = await readWorkingTree();

/** The working tree as if it were a release, to see what an edit would change. */
async function readWorkingTree(): Promise<Release> {
  const read = (path: string) => readFile(new URL(`../../${path}`, import.meta.url), "utf8");
  const names = await readdir(new URL("../types/", import.meta.url));
  const typeTests = await Promise.all(
    names.map((name) => `test/types/${name}`).map(async (path): Promise<[string, string]> => [path, await read(path)]),
  );
  const report = await read("test/package/api.md");
  return { name: "the working tree", spec: text, typeTests: new Map(typeTests), report };
}

/** Compares the spec with an edited copy of it. */
async function afterEdit(edit: Edit): Promise<Comparison> {
  const copy = join(temporaryFolder(), "openapi.yaml");
  const edited = edit.reduce((text, [from, to]) => {
    expect(text).toMatch(from);
    return text.replace(from, to);
  }, text);
  await writeFile(copy, edited);
  return compare(release, copy, "0.1.0");
}

/** The line of the first occurrence of `part` after another text: other operations and schemas may contain it, too. */
const lineOf = (part: string, after = "") => {
  const place = text.indexOf(part, text.indexOf(after));
  expect(place).toBeGreaterThanOrEqual(0);
  return text.slice(0, place).split("\n").length;
};
const operation = "/workspaces/{workspace_id}/socialAccounts:";
const schema = "    SocialAccount:\n";
const expired = /^ {8}expired:\n {10}type: boolean\n.*?\n(?= {8}\w)/ms;

type Verdict = [impact: "major" | "minor" | "patch" | undefined, ...messages: string[]];

// Typical edits, each with the expected result for users who send requests and for users who compile.
const edits: [name: string, edit: Edit, line: number, spec: Verdict, types: Verdict][] = [
  [
    "a field removed",
    [
      [expired, ""],
      ["picture, expired, created_at]", "picture, created_at]"],
    ],
    lineOf("properties:", schema),
    ["major", "Property `expired` of `SocialAccount` was removed. (property-removed)"],
    ["major", "TS2339 Property 'expired' does not exist", "The API report changed"],
  ],
  [
    "a field made optional",
    [["picture, expired, created_at]", "picture, created_at]"]],
    lineOf("required: [_id", schema),
    ["major", "no longer required: `expired`. (required-properties-removed)"],
    ["major", "TS2322 Type 'boolean | undefined' is not assignable to type 'boolean'"],
  ],
  [
    "a field retyped",
    [[/(?<=expired:\n {10}type: )boolean/, "string"]],
    lineOf("        expired:\n") + 1,
    ["major", "Type of `expired` widened from 'boolean' to 'string'. (schema-type-changed)"],
    ["major", "TS2322 Type 'string' is not assignable to type 'boolean'"],
  ],
  [
    "an open enum narrowed",
    [["[tiktok, x, instagram, facebook]", "[tiktok, x, instagram]"]],
    lineOf("x-extensible-enum: [tiktok"),
    ["minor", "`facebook` was removed from the known values of `Provider`. (x-extensible-enum)"],
    ["minor", "The API report changed"],
  ],
  [
    "a status removed",
    [[/(?<=operationId: listSocialAccounts\n.*?)^ {8}"500": [^\n]*\n/ms, ""]],
    lineOf("responses:\n", operation),
    ["major", "Response `500` was removed. (response-removed)"],
    ["major", "`export const statuses"],
  ],
  [
    "the header of the key renamed",
    [["name: x-api-key", "name: x-asters-key"]],
    lineOf("name: x-api-key"),
    ["major", "changed from 'x-api-key' to 'x-asters-key'. (security-scheme-changed)"],
    [undefined],
  ],
  [
    "a path changed",
    [["/socialAccounts:\n", "/accounts:\n"]],
    lineOf(operation),
    ["major", "was renamed to `/workspaces/{workspace_id}/accounts`. (path-removed)"],
    ["major", `no longer compiles: TS2345 Argument of type '"/workspaces/{workspace_id}/socialAccounts"'`],
  ],
  [
    "an operation renamed",
    [["operationId: listSocialAccounts", "operationId: getSocialAccounts"]],
    lineOf("operationId:", operation),
    ["major", "changed from 'listSocialAccounts' to 'getSocialAccounts'. (operation-id-changed)"],
    ["major", "no longer compiles: TS2551 Property 'listSocialAccounts' does not exist on type 'AstersClient'"],
  ],
  [
    "a field added",
    [[/^ {8}created_at:\n/m, "        followers:\n          type: integer\n          description: Theirs.\n$&"]],
    lineOf("created_at:"),
    ["minor", "added: "],
    ["minor", "The API report changed."],
  ],
  [
    "a status added",
    [[/^ {8}"500": /m, '        "418": { $ref: "#/components/responses/Unauthorized" }\n$&']],
    lineOf('"500":'),
    ["minor", "added: "],
    ["minor", "The API report changed."],
  ],
  [
    "a text edited",
    [["empty when none is connected", "empty if none is connected"]],
    lineOf("description: All social accounts of the workspace"),
    ["patch", "modified: "],
    [undefined],
  ],
  [
    "an example edited",
    [[/(?<=^ {4}noSocialAccounts:\n.*?)data: \[\]/ms, "data: [ ]\n        page: 1"]],
    lineOf("value:", "    noSocialAccounts:\n"),
    ["patch", "The example `noSocialAccounts` has changed. (example-value)"],
    [undefined],
  ],
];

test.each(edits)("%s", async (_, edit, line, spec, types) => {
  const found = await afterEdit(edit);
  for (const [changes, [impact, ...messages]] of [
    [found.spec, spec],
    [found.types.changes, types],
  ] as const) {
    expect(greatestImpact(changes)).toBe(impact);
    const all = changes.map(({ message }) => message).join("\n");
    for (const message of messages) expect(all).toContain(message);
  }
  expect(found.spec.map(({ place }) => place?.line)).toContain(line);
  // Each edit is reported once, by either `redocly diff` or our own rules.
  expect(found.spec).toHaveLength(edit.length);
});

test("code that was rejected by the compiler and now compiles is an addition", async () => {
  const program = `import { createAstersClient } from "asters-client";
// @ts-expect-error as if keys had been rejected
createAstersClient({ apiKey: "key" });
`;
  const earlier = { ...release, typeTests: new Map([["test/types/earlier.mts", program]]) };
  const { types } = await compare(earlier, specPath, "0.1.0");
  expect(types.changes).toEqual([{ impact: "minor", message: expect.stringContaining("TS2578 Unused") }]);
});

test("a malformed spec is rejected with its file name", async () => {
  await expect(afterEdit([["paths:", "paths: ]"]])).rejects.toThrow(/openapi\.yaml/);
});
