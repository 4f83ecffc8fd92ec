import { writeFileSync } from "node:fs";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { listOperations } from "../../../../scripts/openapi/operations.ts";
import { readSpec } from "../../../../scripts/openapi/spec.ts";
import { listThings, ok, operation, smallSpec, writeSpec } from "../../../helpers/spec.ts";

test("a node is located by file, line and column", async () => {
  const { url, lines } = writeSpec(smallSpec(listThings()));
  const spec = await readSpec(url);
  const file = relative(process.cwd(), fileURLToPath(url));
  const line = lines.indexOf("      operationId: listThings") + 1;
  expect(line).toBeGreaterThan(0);
  expect(spec.locate("#/paths/~1things/get/operationId")).toBe(`${file}:${line}:7`);
});

test("a node that does not exist is located where it would be", async () => {
  const { url, lines } = writeSpec(smallSpec(listThings()));
  const line = lines.indexOf("    get:") + 1;
  expect((await readSpec(url)).locate("#/paths/~1things/get/parameters/0")).toContain(`:${line}:`);
});

test("follows references into other files", async () => {
  const spec = smallSpec({ paths: { "/things": { $ref: "./things.yaml" } } });
  const { url } = writeSpec(spec, { "things.yaml": { get: operation("listThings", ok()) } });
  expect(listOperations(await readSpec(url)).map(({ operationId }) => operationId)).toEqual(["listThings"]);
});

test("a changed spec is read again, not from a cache", async () => {
  const { url } = writeSpec(smallSpec(listThings()));
  await readSpec(url);
  writeFileSync(url, JSON.stringify(smallSpec(listThings({ operationId: "listOthers" }))));
  expect(listOperations(await readSpec(url)).map(({ operationId }) => operationId)).toEqual(["listOthers"]);
});

test("a reference to itself is refused", async () => {
  const loop = { $ref: "#/components/responses/Loop" };
  const { url } = writeSpec(
    smallSpec({ ...listThings({ responses: { 200: loop } }), components: { responses: { Loop: loop } } }),
  );
  await expect(readSpec(url).then(listOperations)).rejects.toThrow(/openapi\.yaml A \$ref refers to itself/);
});
