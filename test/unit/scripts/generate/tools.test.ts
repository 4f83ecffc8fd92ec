import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import type { Tool } from "../../../../generated/tools.js";
import { generate } from "../../../../scripts/generate.ts";
import { importModule } from "../../../helpers/import-module.ts";
import { kitchenSinkSpec } from "../../../helpers/kitchen-sink-spec.ts";
import { json, listThings, ok, type SmallSpec, smallSpec, writeSpec } from "../../../helpers/spec.ts";

async function toolsOf(spec: SmallSpec): Promise<readonly Tool[]> {
  return (await importModule(await generate(writeSpec(smallSpec(spec)).url), "tools.js")).tools;
}

const tools = await toolsOf(kitchenSinkSpec);
const find = (name: string) => tools.find((tool) => tool.name === name) as Tool;

test("each operation that only reads and returns something is a tool, in the order of the spec", () => {
  expect(tools.map(({ name, operationId }) => [name, operationId])).toEqual([
    ["list_workspaces", "listWorkspaces"],
    ["list_labels", "listLabels"],
    ["query_posts", "queryPosts"],
  ]);
});

test("a tool has the summary as its title and the description on one line", async () => {
  expect(find("list_labels")).toMatchObject({ title: "listLabels", description: "Lists labels. Of one page." });
  expect(find("list_workspaces")).toMatchObject({
    title: "List of all workspaces",
    description: "List of all workspaces",
  });
});

test("an initialism in an operationId is one word of the tool's name", async () => {
  const [tool] = await toolsOf({
    paths: { "/things": { get: { operationId: "getHTTPStatus2Things", responses: ok() } } },
  });
  expect(tool?.name).toBe("get_http_status2_things");
});

test("path and query parameters are arguments by their names in the spec", () => {
  expect(find("list_labels").inputSchema).toEqual({
    type: "object",
    properties: {
      workspace_id: { type: "string", description: "The id of the workspace." },
      page: { type: "integer" },
      color: { type: "array", items: { type: "string" } },
    },
    required: ["workspace_id", "color"],
  });
});

test("fields of the body are arguments with their limits", () => {
  const date = {
    type: "object",
    required: ["from", "to"],
    properties: { from: { type: "string", format: "date" }, to: { type: "string" } },
  };
  expect(find("query_posts").inputSchema).toEqual({
    type: "object",
    properties: {
      page: { type: "integer" },
      socialAccountId: { type: "string" },
      filters: { type: "object", required: ["date"], properties: { date } },
    },
    required: ["socialAccountId", "filters"],
  });
});

test("an operation without parameters takes no arguments", () => {
  expect(find("list_workspaces").inputSchema).toEqual({ type: "object", properties: {} });
});

test("the result of a tool is what the client's method resolves with", () => {
  expect(find("list_workspaces").resultSchema).toMatchObject({ properties: { workspaces: {}, shared: {} } });
  expect(find("query_posts").resultSchema).toMatchObject({ properties: { data: {}, pagination: {} } });
});

test("known values of an open enum are examples", () => {
  const label = find("list_labels").resultSchema["items"] as { anyOf: unknown[] };
  expect(label.anyOf[0]).toMatchObject({ properties: { color: { examples: ["own", "shared"] } } });
});

const thing = {
  type: "object",
  required: ["id", "size"],
  additionalProperties: false,
  properties: {
    id: { type: "string", pattern: "^a", example: "abc" },
    size: { type: "integer", minimum: 0 },
    since: { type: "string", format: "date-time" },
    kind: { oneOf: [{ const: "a" }, { const: "a" }] },
    tags: { type: "array", maxItems: 1, items: { enum: ["x"] } },
  },
};

test("a result may lack fields, hold null or new fields, and exceed limits", async () => {
  const [tool] = await toolsOf(listThings({ responses: ok({ type: "array", items: thing }) }));
  const validate = new Ajv2020({ strict: false }).compile(tool?.resultSchema as object);
  const items = [{}, { id: null }, { id: "b", size: -1, since: "today", kind: "c", tags: ["y", "z"], added: true }];
  expect(validate(items), JSON.stringify(validate.errors)).toBe(true);
  expect(validate([{ id: 1 }])).toBe(false);
});

test("a result schema keeps what describes the value, and no example", async () => {
  const [tool] = await toolsOf(listThings({ responses: ok({ type: "array", items: thing }) }));
  expect(tool?.resultSchema["items"]).toMatchObject({ properties: { id: { type: ["string", "null"] } } });
  expect(JSON.stringify(tool?.resultSchema)).not.toMatch(/abc|required|additionalProperties/);
});

test("a schema inside of itself accepts anything there", async () => {
  const node = {
    type: "object",
    properties: { name: { type: "string" }, child: { $ref: "#/components/schemas/Node" } },
  };
  const paths = listThings({ responses: ok({ $ref: "#/components/schemas/Node" }) }).paths;
  const [tool] = await toolsOf({ paths, components: { schemas: { Node: node } } });
  expect(tool?.resultSchema).toEqual({
    type: "object",
    properties: { name: { type: ["string", "null"] }, child: {} },
  });
});

test("a schema without a type, and one that is only true, stay open", async () => {
  const [tool] = await toolsOf(
    listThings({
      responses: { 200: { description: "OK.", content: json({ type: "object", properties: { a: true, b: {} } }) } },
    }),
  );
  expect(tool?.resultSchema).toEqual({ type: "object", properties: { a: true, b: {} } });
});
