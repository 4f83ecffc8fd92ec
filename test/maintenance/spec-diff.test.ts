import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { greatest } from "../../scripts/spec-diff/change.ts";
import { type Comparison, compare } from "../../scripts/spec-diff/compare.ts";
import { releaseOnDisk } from "../../scripts/spec-diff/release.ts";
import { documentPath } from "../helpers/document.ts";
import { temporaryFolder } from "../helpers/temporary.ts";

type Edit = [from: string | RegExp, to: string][];

const release = releaseOnDisk();
const text = await readFile(documentPath, "utf8");

/** What is told of a copy of the document with an edit, compared with the document. */
async function afterEdit(edit: Edit): Promise<Comparison> {
  const copy = join(temporaryFolder(), "openapi.yaml");
  const edited = edit.reduce((text, [from, to]) => {
    expect(text).toMatch(from);
    return text.replace(from, to);
  }, text);
  await writeFile(copy, edited);
  return compare(release, copy);
}

const lineOf = (part: string) => text.slice(0, text.indexOf(part)).split("\n").length;
const expired = /^ {8}expired:\n {10}type: boolean\n.*?\n(?= {8}\w)/ms;

type Verdict = [impact: "major" | "minor" | "patch" | undefined, ...messages: string[]];

// The twelve edits that a maintainer may make, and what each is for those who send requests and those who compile.
const edits: [name: string, edit: Edit, line: number, document: Verdict, types: Verdict][] = [
  [
    "a field removed",
    [
      [expired, ""],
      ["picture, expired, created_at]", "picture, created_at]"],
    ],
    lineOf("_id:") - 1,
    ["major", "Property `expired` of `SocialAccount` was removed. (property-removed)"],
    ["major", "TS2339 Property 'expired' does not exist", "The API report has changed"],
  ],
  [
    "a field made optional",
    [["picture, expired, created_at]", "picture, created_at]"]],
    lineOf("required: [_id"),
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
    "an open list narrowed",
    [["[tiktok, x, instagram, facebook]", "[tiktok, x, instagram]"]],
    lineOf("x-extensible-enum: [tiktok"),
    ["minor", "Of the known values of `Provider`, facebook is gone. (x-extensible-enum)"],
    ["minor", "The API report has changed"],
  ],
  [
    "a status removed",
    [[/^ {8}"500":\n.*\n/m, ""]],
    lineOf('responses:\n        "200"'),
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
    lineOf("/workspaces/"),
    ["major", "was renamed to `/workspaces/{workspace_id}/accounts`. (path-removed)"],
    ["major", `does not fit the document: TS2345 Argument of type '"/workspaces/{workspace_id}/socialAccounts"'`],
  ],
  [
    "an operation renamed",
    [["operationId: listSocialAccounts", "operationId: getSocialAccounts"]],
    lineOf("operationId:"),
    ["major", "changed from 'listSocialAccounts' to 'getSocialAccounts'. (operation-id-changed)"],
    ["major", `does not fit the document: TS2345 Argument of type '"listSocialAccounts"'`],
  ],
  [
    "a field added",
    [[/^ {8}created_at:\n/m, "        followers:\n          type: integer\n          description: Theirs.\n$&"]],
    lineOf("created_at:"),
    ["minor", "added: "],
    ["minor", "The API report has changed: 1 lines added, 0 removed."],
  ],
  [
    "a status added",
    [[/^ {8}"500":\n/m, '        "404":\n          $ref: "#/components/responses/Unauthorized"\n$&']],
    lineOf('"500":'),
    ["minor", "added: "],
    ["minor", "The API report has changed: 1 lines added, 0 removed."],
  ],
  [
    "a text edited",
    [["empty when none is connected", "empty if none is connected"]],
    lineOf("description: The social accounts of the workspace,"),
    ["patch", "modified: "],
    [undefined],
  ],
  [
    "an example edited",
    [["data: []", "data: [ ]\n        page: 1"]],
    lineOf("data: []") - 2,
    ["patch", "The example `empty` has another value."],
    [undefined],
  ],
];

test.each(edits)("%s", async (_, edit, line, document, types) => {
  const found = await afterEdit(edit);
  for (const [changes, [impact, ...messages]] of [
    [found.document, document],
    [found.types.changes, types],
  ] as const) {
    expect(greatest(changes)).toBe(impact);
    const all = changes.map(({ message }) => message).join("\n");
    for (const message of messages) expect(all).toContain(message);
  }
  expect(found.document.map(({ place }) => place?.line)).toContain(line);
  // Each edit is told once: by `redocly diff`, or, if it passes over it, by us.
  expect(found.document).toHaveLength(edit.length);
});

test("what was refused by the compiler, and is allowed, is an addition", async () => {
  const program = `import { createAstersClient } from "asters-client";
// @ts-expect-error as if no key had been allowed
createAstersClient({ apiKey: "key" });
`;
  const earlier = { ...release, typeTests: new Map([["test/types/earlier.mts", program]]) };
  const { types } = await compare(earlier, documentPath);
  expect(types.changes).toEqual([{ impact: "minor", message: expect.stringContaining("TS2578 Unused") }]);
});

test("a document that cannot be read is refused with the reason", async () => {
  await expect(afterEdit([["paths:", "paths: ]"]])).rejects.toThrow(/openapi\.yaml/);
});
