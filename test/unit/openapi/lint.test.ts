import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { lintFromString, loadConfig, parseYaml, stringifyYaml } from "@redocly/openapi-core";
import { describe, expect, test } from "vitest";
import { specPath } from "../../../scripts/openapi/path.ts";

const configPath = fileURLToPath(new URL("../../../redocly.yaml", import.meta.url));
const config = await loadConfig({ configPath });

const content = () => ({
  "application/json": {
    schema: {
      type: "object",
      description: "A thing.",
      properties: { id: { type: "string", description: "Its id." } },
    },
    examples: { first: { value: { id: "1" } } },
  },
});

/** A small spec that breaks no rule. */
const good = () => ({
  openapi: "3.1.1",
  info: { title: "Things", version: "1.0.0", license: { name: "MIT", identifier: "MIT" } },
  servers: [{ url: "https://things.test" }],
  security: [{ apiKey: [] }],
  tags: [{ name: "Things", description: "Things." }],
  paths: {
    "/things/{id}": {
      get: {
        operationId: "getThing",
        tags: ["Things"],
        summary: "A thing",
        description: "Returns one thing.",
        parameters: [
          { name: "id", in: "path", required: true, description: "The thing's id.", schema: { type: "string" } },
        ],
        responses: {
          200: { description: "The thing.", content: content() },
          401: { description: "No key." },
          500: { description: "Failure." },
        },
      },
    },
  },
  components: { securitySchemes: { apiKey: { type: "apiKey", in: "header", name: "x-api-key" } } },
});

// biome-ignore lint/suspicious/noExplicitAny: each case edits a different part
type Break = (operation: any, body: any, document: any) => void;

const breakages: Record<string, [what: string, breakIt: Break][]> = {
  "no-invalid-media-type-examples": [
    ["an example of another type", (_, body) => (body.examples.first.value.id = 1)],
    ["an example with an undocumented field", (_, body) => (body.examples.first.value.extra = 1)],
  ],
  "operation-description": [["no description", (operation) => delete operation.description]],
  "operation-operationId": [["no operationId", (operation) => delete operation.operationId]],
  "operation-summary": [["no summary", (operation) => delete operation.summary]],
  "operation-tag-defined": [["a tag that is not declared", (operation) => (operation.tags = ["Others"])]],
  "parameter-description": [["no description", (operation) => delete operation.parameters[0].description]],
  "security-defined": [
    ["no security anywhere", (_operation, _body, document) => delete document.security],
    ["an unknown scheme", (operation) => (operation.security = [{ token: [] }])],
  ],
  "rule/401-is-declared": [["no 401", (operation) => delete operation.responses[401]]],
  "rule/5xx-is-declared": [["no 5xx", (operation) => delete operation.responses[500]]],
  "rule/response-body-has-named-example": [
    ["no example", (_, body) => delete body.examples],
    ["no named example", (_, body) => (body.examples = {})],
    [
      "an example without a name",
      (_, body) => {
        delete body.examples;
        body.example = { id: "1" };
      },
    ],
  ],
  "rule/property-is-described": [
    ["no description", (_, body) => delete body.schema.properties.id.description],
    ["an empty description", (_, body) => (body.schema.properties.id.description = "")],
    [
      "no description of a nested property",
      (_, body) =>
        (body.schema.properties.list = {
          type: "array",
          description: "A list.",
          items: { type: "object", description: "An item.", properties: { id: { type: "string" } } },
        }),
    ],
    [
      "no description of the referenced schema",
      (_, body, document) => {
        document.components.schemas = { Id: { type: "string" } };
        body.schema.properties.id = { $ref: "#/components/schemas/Id" };
      },
    ],
  ],
};

async function rulesBrokenBy(document: object): Promise<string[]> {
  const problems = await lintFromString({ source: stringifyYaml(document), absoluteRef: "/things.yaml", config });
  return problems.filter((problem) => problem.severity === "error").map((problem) => problem.ruleId);
}

test("the spec breaks no rule", async () => {
  const source = await readFile(specPath, "utf8");
  // Without its folder: the name may have a character in it that Redocly misreads.
  const options = { source, absoluteRef: "/openapi.yaml", config: config.forAlias("asters") };
  expect(await lintFromString(options)).toEqual([]);
});

test("a list whose items were never seen breaks no rule", async () => {
  const document = good();
  const { schema, examples } = document.paths["/things/{id}"].get.responses[200].content["application/json"];
  Object.assign(schema.properties, { others: { type: "array", description: "Unknown.", items: {} } });
  Object.assign(examples.first.value, { others: [] });
  expect(await rulesBrokenBy(document)).toEqual([]);
});

test("the small spec breaks no rule", async () => {
  expect(await rulesBrokenBy(good())).toEqual([]);
});

test("every rule of redocly.yaml is tested here", async () => {
  const { rules } = parseYaml(await readFile(configPath, "utf8")) as { rules: object };
  expect(Object.keys(breakages)).toEqual(Object.keys(rules));
});

describe.each(Object.entries(breakages))("%s rejects", (rule, cases) => {
  test.each(cases)("%s", async (_, breakIt) => {
    const document = good();
    const operation = document.paths["/things/{id}"].get;
    breakIt(operation, operation.responses[200].content["application/json"], document);
    expect(await rulesBrokenBy(document)).toContain(rule);
  });
});
