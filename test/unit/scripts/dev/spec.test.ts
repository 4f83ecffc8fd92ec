import { rmSync, writeFileSync } from "node:fs";
import { cp, readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { specLine } from "../../../../scripts/dev/spec.ts";
import { temporaryFolder } from "../../../helpers/temporary-folder.ts";

const repository = new URL("../../../../", import.meta.url);
const root = pathToFileURL(`${temporaryFolder()}/`);
const spec = new URL("openapi/openapi.yaml", root);
let text: string;

const check = () => specLine(root, { at: performance.now(), isSuperseded: () => false });
const generated = () => readFile(new URL("generated/openapi.json", root), "utf8");
const save = (content: string) => writeFileSync(spec, content);

/** Saves the spec with an edit, and returns the number of the line that the edit begins on. */
function edit(from: RegExp, to: string): number {
  const index = text.search(from);
  expect(index).toBeGreaterThan(0);
  save(text.replace(from, to));
  return text.slice(0, index).split("\n").length;
}

beforeAll(async () => {
  for (const name of ["openapi", "redocly.yaml"]) {
    await cp(new URL(name, repository), new URL(name, root), { recursive: true });
  }
  text = await readFile(spec, "utf8");
});

beforeEach(async () => {
  save(text);
  await check();
});

test("a clean spec is regenerated, and only the files that change", async () => {
  rmSync(new URL("generated", root), { recursive: true });
  expect(await check()).toMatch(/^✓ spec {3}clean, \d+ files regenerated in [\d.]+ m?s$/);
  edit(/^ {2}title: .*$/m, "  title: Saved");
  expect(await check()).toMatch(/^✓ spec {3}clean, 1 file regenerated in [\d.]+ m?s$/);
  expect(await generated()).toContain('"title": "Saved"');
  expect(await check()).toMatch(/^✓ spec {3}clean, nothing to regenerate, in [\d.]+ m?s$/);
});

test("a superseded save prints and writes nothing", async () => {
  rmSync(new URL("generated", root), { recursive: true });
  expect(await specLine(root, { at: 0, isSuperseded: () => true })).toBeUndefined();
  await expect(generated()).rejects.toThrow("ENOENT");
});

test.each<[what: string, breakIt: () => unknown, line: string | RegExp]>([
  ["a deleted spec", () => rmSync(spec), "✗ spec   openapi/openapi.yaml is missing"],
  ["an empty spec", () => save(""), "✗ spec   openapi/openapi.yaml is empty"],
  ["a spec of comments", () => save("# Nothing yet\n---\n"), "✗ spec   openapi/openapi.yaml is empty"],
])("%s is one line that names the file", async (_, breakIt, line) => {
  breakIt();
  expect(await check()).toBe(line);
});

test.each<[what: string, from: RegExp, to: string, message: string]>([
  ["a lint error", /(?<=operationId: )\w+/, '"not safe"', "operation-operationId-url-safe: "],
  ["a syntax error", /^paths:/m, "paths: ]", "bad indentation of a mapping entry"],
  [
    "an unresolved $ref",
    /\$ref: "#\/components\/schemas\/Provider"/,
    '$ref: "#/components/schemas/Nothing"',
    `no-unresolved-refs: Can't resolve $ref: "#/components/schemas/Nothing"`,
  ],
  ["an unclosed double quote", /name: x-api-key/, 'name: "x-api-key', "a quote is opened and not closed on this line"],
  ["an unclosed single quote", /name: x-api-key/, "name: 'x-api-key", "a quote is opened and not closed on this line"],
])("%s is reported with its line and what is wrong, and generated/ stays", async (_, from, to, message) => {
  const before = await generated();
  const line = edit(from, to);
  const printed = await check();
  expect(printed).toMatch(new RegExp(`^✗ spec   openapi/openapi\\.yaml:${line}[: ]`));
  expect(printed).toContain(message);
  expect(await generated()).toBe(before);
});

test("a property without a description is named", async () => {
  edit(/(?<=^ {8}expired:\n {10}type: boolean\n)(?: {10}.*\n)+/m, "");
  expect(await check()).toMatch(/^✗ spec .*rule\/property-is-described: .* \(property expired\)/);
});
