import { spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { expect, test } from "vitest";
import openapi from "../../../generated/openapi.json" with { type: "json" };
import manifest from "../../../package.json" with { type: "json" };
import { redocly } from "../../../scripts/redocly.ts";
import { version } from "../../../src/version.ts";

const { examples, responses, schemas } = openapi.components;

test("document, package and client have the same version", () => {
  expect({ document: openapi.info.version, client: version }).toEqual({
    document: manifest.version,
    client: manifest.version,
  });
});

test("the documented example is the provider's, verbatim", async () => {
  const provided = await readFile(new URL("../../helpers/documented-200.json", import.meta.url), "utf8");
  expect(JSON.stringify(examples.documented.value)).toBe(JSON.stringify(JSON.parse(provided)));
});

const bodies = Object.entries<{ description: string; content?: object }>(responses).flatMap(([response, { content }]) =>
  Object.values(content ?? {}).flatMap(({ schema, examples }) =>
    Object.entries(examples as Record<string, { $ref: string }>).map(([name, example]) => ({
      response,
      name,
      schema,
      example,
    })),
  ),
);

test.each(bodies)(
  "the example $name of $response is a component of the same name and fits its schema",
  ({ name, schema, example }) => {
    expect(example.$ref).toBe(`#/components/examples/${name}`);
    const ajv = new Ajv2020({ strict: true, allErrors: true });
    formats.default(ajv);
    ajv.addVocabulary(["components", "x-extensible-enum"]);
    ajv.addSchema({ $id: "openapi", components: { schemas } });
    const validate = ajv.compile({ $ref: `openapi${schema.$ref}` });
    validate(examples[name as keyof typeof examples].value);
    expect(validate.errors ?? []).toEqual([]);
  },
);

test("every example is used", () => {
  expect(bodies.map(({ name }) => name)).toEqual(Object.keys(examples));
});

// Other scores fall with what an honest spec has to say, such as a list whose items have not been seen.
test("agents find everything described, with examples and errors", () => {
  const [node, cli] = redocly.command;
  const { stdout } = spawnSync(node, [cli, "score", "--format", "json"], { env: redocly.env, encoding: "utf8" });
  expect(JSON.parse(stdout).subscores).toMatchObject({
    documentationQuality: 1,
    exampleCoverage: 1,
    errorClarity: 1,
    identifierClarity: 1,
  });
});
