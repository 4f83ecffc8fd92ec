import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { readSpec } from "../../../../scripts/openapi/spec.ts";
import { extraChanges } from "../../../../scripts/spec-diff/extra-rules.ts";
import { searchSpec } from "../../../helpers/search-spec.ts";
import { temporaryFolder } from "../../../helpers/temporary-folder.ts";

function read(text: string) {
  const file = join(temporaryFolder(), "openapi.yaml");
  writeFileSync(file, text);
  return readSpec(pathToFileURL(file));
}

/** What the rules report about an edit: impact and message. */
async function changesOf(from: string, to: string): Promise<string[]> {
  expect(searchSpec).toContain(from);
  const specs = await Promise.all([read(searchSpec), read(searchSpec.replace(from, to))]);
  return extraChanges(...(specs as [never, never])).map(({ impact, message }) => `${impact} ${message}`);
}

test("reports nothing without changes", async () => {
  expect(await changesOf("openapi: 3.1.1", "openapi: 3.1.1")).toEqual([]);
});

test("reports values of an open enum in a component, a nested property and a parameter", async () => {
  expect(await changesOf("x-extensible-enum: [draft, live]", "x-extensible-enum: [live, gone]")).toEqual([
    "minor `gone` was added to the known values of `State`. (x-extensible-enum)",
    "minor `draft` was removed from the known values of `State`. (x-extensible-enum)",
  ]);
  expect(await changesOf("x-extensible-enum: [image]", "x-extensible-enum: [image, video]")).toEqual([
    "minor `video` was added to the known values of `media`. (x-extensible-enum)",
  ]);
  expect(await changesOf("x-extensible-enum: [newest]", "x-extensible-enum: [newest, oldest]")).toEqual([
    "minor `oldest` was added to the known values of `sort`. (x-extensible-enum)",
  ]);
});

test("matches parameters by name, not by position", async () => {
  const inserted = "- { name: new, in: query, schema: { type: string, x-extensible-enum: [a] } }";
  expect(await changesOf("- { name: sort", `${inserted}\n        - { name: sort`)).toEqual([]);
});

test("reports named and unnamed examples of bodies", async () => {
  expect(await changesOf("value: { data: [] }", "value: { data: [1] }")).toEqual([
    "patch The example `nothing` has changed. (example-value)",
  ]);
  expect(await changesOf("example: { page: 1 }", "example: { page: 2 }")).toEqual([
    "patch The example `application/json` has changed. (example-value)",
  ]);
});

test("reports when a first query parameter or body moves the call options", async () => {
  expect(await changesOf("      # parameters of countPosts", "      parameters: [{ name: state, in: query }]")).toEqual(
    [
      "major Arguments of `countPosts` changed from (path parameter 1, options) to (path parameter 1, query, options). (client-arguments)",
    ],
  );
  expect(
    await changesOf("      # parameters of searchPosts", "      parameters: [{ name: state, in: query }]"),
  ).toEqual([
    "major Arguments of `searchPosts` changed from (path parameter 1, body, options) to (path parameter 1, { query, body }, options). (client-arguments)",
  ]);
});

test("a property may be named like a keyword", async () => {
  const properties = (values: string) => `State:
      properties:
        value: { description: "${values}", x-extensible-enum: [${values}] }
        example: { type: string }`;
  const specs = await Promise.all(
    ["a", "a, b"].map((values) =>
      read(searchSpec.replace("schemas:", `schemas:\n    ${properties(values).replace("State", "Odd")}`)),
    ),
  );
  expect(extraChanges(...(specs as [never, never])).map(({ message }) => message)).toEqual([
    "`b` was added to the known values of `value`. (x-extensible-enum)",
  ]);
});

test("accepts another query parameter and another name of a path parameter", async () => {
  expect(await changesOf("- { name: sort", "- { name: more, in: query }\n        - { name: sort")).toEqual([]);
});
