import { expect, test } from "vitest";
import { findResponse, readOperations, walk } from "../../../../../scripts/drift/spec/operations.ts";
import { createSpec, type Node } from "../../../../../scripts/openapi/spec.ts";
import { driftSpec, operationOf } from "../../../../helpers/drift.ts";

const read = (paths: Node, components: Node = {}) => readOperations(createSpec({ paths, components }, "", ""));

test("reads every operation with its method, whether it is safe, and where it is", () => {
  expect(readOperations(driftSpec).map(({ operationId, method, safe }) => [operationId, method, safe])).toEqual([
    ["listAccounts", "GET", true],
    ["listWorkspaces", "GET", true],
    ["checkWorkspace", "HEAD", true],
    ["listNotes", "GET", true],
    ["createNote", "POST", false],
    ["getNote", "GET", true],
    ["searchPosts", "POST", true],
    ["getReport", "GET", true],
    ["ping", "GET", true],
    ["search", "GET", true],
  ]);
  expect(operationOf("createNote").pointer).toBe("#/paths/~1workspaces~1{workspace_id}~1notes/post");
});

test("an operation's parameter overrides the parameter of its path", () => {
  const [operation] = read({
    "/a/{b}": {
      parameters: [
        { name: "b", in: "path", required: true, example: "of the path" },
        { name: "c", in: "query", example: "of the path" },
      ],
      get: { operationId: "a", parameters: [{ name: "c", in: "query", required: true, example: "of the operation" }] },
    },
  });
  expect(operation?.parameters).toEqual([
    { name: "b", in: "path", required: true, example: "of the path" },
    { name: "c", in: "query", required: true, example: "of the operation" },
  ]);
});

test.each<[where: string, parameter: object]>([
  ["examples", { examples: { first: { $ref: "#/components/examples/a" }, second: { value: "b" } } }],
  ["example", { example: "a" }],
  ["the example of its schema", { schema: { example: "a" } }],
  ["the examples of its schema", { schema: { $ref: "#/components/schemas/a" } }],
  ["the default of its schema", { schema: { default: "a" } }],
])("finds the example of a parameter in %s", (_, parameter) => {
  const get = { operationId: "a", parameters: [{ name: "b", in: "query", ...parameter }] };
  const components = { examples: { a: { value: "a" } }, schemas: { a: { examples: ["a"] } } };
  expect(read({ "/": { get } }, components)[0]?.parameters).toMatchObject([{ required: false, example: "a" }]);
});

test("reads the JSON example of a request body", () => {
  expect(operationOf("searchPosts").requestBody).toMatchObject({ required: true, example: { page: 1 } });
  expect(operationOf("createNote").requestBody).toEqual({ required: true, example: undefined });
  expect(operationOf("listNotes").requestBody).toBeUndefined();
});

test("a status is documented by its own response, that of its class, or the default", () => {
  const document = structuredClone(driftSpec.document);
  const operation = operationOf("listAccounts");
  document.paths["/workspaces/{workspace_id}/accounts"].get.responses["4XX"] = { description: "Inline" };
  expect(findResponse(document, operation, 404)).toBe("#/components/responses/NotFound");
  expect(findResponse(document, operation, 418)).toBe(`${operation.pointer}/responses/4XX`);
  expect(findResponse(document, operation, 502)).toBe("#/components/responses/UnexpectedStatus");
  expect(findResponse(document, operationOf("ping"), 502)).toBeUndefined();
});

test("walks through references", () => {
  const names = ["properties", "data", "items", "allOf", "0", "properties", "_id"];
  expect(walk(driftSpec.document, "#/components/responses/Notes/content/application~1json/schema", names)).toBe(
    "#/components/schemas/Workspace/properties/_id",
  );
});
