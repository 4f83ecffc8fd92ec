import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { specChanges } from "../../scripts/spec-diff/spec-changes.ts";
import { searchSpec } from "../helpers/search-spec.ts";
import { temporaryFolder } from "../helpers/temporary-folder.ts";

type Edit = [from: string, to: string];

/** The impact and the rule, or else the message, of each change that the edits of a spec make. */
async function changesAfter(edits: Edit[]): Promise<string[]> {
  const file = join(temporaryFolder(), "openapi.yaml");
  const edited = edits.reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replace(from, to);
  }, searchSpec);
  writeFileSync(file, edited);
  const changes = await specChanges(searchSpec, file);
  return changes.map(({ impact, message }) => `${impact}: ${/\(([\w-]+)\)$/.exec(message)?.[1] ?? message}`).toSorted();
}

test("reports what breaks requests and responses of several operations", async () => {
  const limit = "{ name: limit, in: query, schema: { type: integer, maximum: 100 } }";
  const changes = await changesAfter([
    [limit, `{ name: limit, in: query, schema: { type: integer, maximum: 50 } }`],
    ["- { name: sort, in: query", "- { name: must, in: query, required: true }\n        - { name: sort, in: query"],
    ["required: [page]", "required: [page, filters]"],
    ["from: { type: string }, to: { type: string }", "from: { type: string }"],
    ["                  total: { type: integer }\n", ""],
    ["      # parameters of countPosts", "      parameters: [{ name: state, in: query, schema: { type: string } }]"],
  ]);
  expect(changes).toEqual([
    "major: client-arguments",
    "major: parameter-became-required",
    "major: property-removed",
    "major: request-property-removed",
    "major: required-properties-added",
    "major: schema-constraint-changed",
    expect.stringMatching(/^minor: added: paths > .*count > get > parameters/),
  ]);
});

test("accepts optional query parameters, request fields, response fields and operations", async () => {
  const changes = await changesAfter([
    [
      "- { name: sort, in: query",
      "- { name: may, in: query, schema: { type: string } }\n        - { name: sort, in: query",
    ],
    ["page: { type: integer }", "page: { type: integer }\n        note: { type: string }"],
    ["total: { type: integer }", "total: { type: integer }\n                  page: { type: integer }"],
    [
      "components:\n",
      '  /posts: { get: { operationId: allPosts, responses: { "200": { description: OK } } } }\ncomponents:\n',
    ],
  ]);
  expect(changes).toHaveLength(4);
  for (const change of changes) expect(change).toMatch(/^minor: added: paths > /);
});
