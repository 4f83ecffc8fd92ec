import { describe, expect, test } from "vitest";
import { generate } from "../../../../scripts/generate.ts";
import {
  envelope,
  type Fragment,
  json,
  listThings,
  ok,
  operation,
  type SmallSpec,
  smallSpec,
  writeSpec,
} from "../../../helpers/spec.ts";

/** Why generation fails, and the line that the message points to. */
async function failure(document: Fragment): Promise<{ message: string; line: string | undefined }> {
  const { url, lines } = writeSpec(document);
  const { message } = await generate(url).then(
    () => ({ message: "generated" }),
    (error: Error) => error,
  );
  const [, place = "", text = message] = /openapi\.yaml:(\d+):\d+ (.*)$/s.exec(message) ?? [];
  return { message: text, line: lines[Number(place) - 1]?.trim() };
}

const id = { name: "id", in: "path", required: true, schema: { type: "string" } };
const string = { type: "string" };
const at = (path: string, changes: Fragment = {}): SmallSpec => ({
  paths: { [path]: { get: { ...operation("getThing"), ...changes } } },
});
const withSchema = (schema: Fragment) => ({ ...listThings(), components: { schemas: { Thing: schema } } });
const post = (body: unknown, changes: Fragment = {}) =>
  listThings({ requestBody: { required: true, content: json(body) }, ...changes }, "post");

const cases: Record<string, [what: string, spec: SmallSpec, message: string, line: string][]> = {
  "schema names": ["ApiError", "Fetch", "ClientOptions", "components"].map((name) => [
    `a schema with the name of the export ${name}`,
    { ...listThings(), components: { schemas: { [name]: string } } },
    `The package already exports the name ${name}. Rename the schema`,
    `${name}:`,
  ]),
  names: [
    [
      "an operation without operationId",
      listThings({ operationId: undefined }),
      'GET /things has no operationId. Add one, such as "listThings"',
      "get:",
    ],
    [
      "an operationId used twice",
      { paths: { "/a": { get: operation("getThing") }, "/b": { get: operation("getThing") } } },
      'has the operationId "getThing", too. Give each operation its own',
      "operationId: getThing",
    ],
    [
      "an operationId that is not an identifier",
      listThings({ operationId: "list-things" }),
      'The operationId "list-things" cannot be a method name. Write it in camelCase: "listThings"',
      "operationId: list-things",
    ],
    ...["raw", "then", "constructor", "toString"].map((name): [string, SmallSpec, string, string] => [
      `the operationId ${name}`,
      listThings({ operationId: name }),
      `The operationId "${name}" is reserved. Choose another one, such as "getThing"`,
      `operationId: ${name}`,
    ]),
  ],
  "path parameters": [
    [
      "one that is not declared",
      at("/things/{id}"),
      'The path has {id}, but no such parameter. Add to "parameters": { name: id, in: path, required: true, schema: { type: string } }',
      "get:",
    ],
    [
      "one that is not in the path",
      at("/things", { parameters: [id] }),
      'Path parameter "id" is not in the path. Add {id} to the path or remove it',
      "- name: id",
    ],
    [
      "an optional one",
      at("/things/{id}", { parameters: [{ ...id, required: false }] }),
      'Path parameter "id" must be required. Add: required: true',
      "- name: id",
    ],
    [
      "one with a style",
      at("/things/{id}", { parameters: [{ ...id, style: "matrix" }] }),
      'Path parameter "id" has the style matrix. Remove "style"',
      "- name: id",
    ],
    ...[
      { type: "object" },
      { type: "integer" },
      { type: "array", items: string },
      { type: ["string", "null"] },
      {},
    ].map((schema): [string, SmallSpec, string, string] => [
      `one of the schema ${JSON.stringify(schema)}`,
      at("/things/{id}", { parameters: [{ ...id, schema }] }),
      'Path parameter "id" must be a string. Write: schema: { type: string }',
      "- name: id",
    ]),
    [
      "one that cannot be an argument",
      at("/things/{1st}", { parameters: [{ ...id, name: "1st" }] }),
      'Path parameter "1st" cannot be an argument name. Rename it: "thing_id"',
      "- name: 1st",
    ],
    [
      "two of one argument",
      at("/things/{thing_id}/{thingId}", { parameters: ["thing_id", "thingId"].map((name) => ({ ...id, name })) }),
      "{thing_id} and {thingId} would both be the argument thingId. Rename one of them",
      "get:",
    ],
  ],
  "other parameters": [
    [
      "a required header",
      listThings({ parameters: [{ name: "x-tenant", in: "header", required: true, schema: string }] }),
      'The client has no argument for the required header "x-tenant". Make it optional, for the option "headers", or describe it under "securitySchemes" if it authenticates',
      "- name: x-tenant",
    ],
    [
      "a required cookie",
      listThings({ parameters: [{ name: "session", in: "cookie", required: true, schema: string }] }),
      'The client has no argument for the required cookie "session".',
      "- name: session",
    ],
    [
      "a parameter without a schema",
      listThings({ parameters: [{ name: "filter", in: "query", content: json(string) }] }),
      'Parameter "filter" has no schema. Describe it with "schema", not "content"',
      "- name: filter",
    ],
    [
      "a query parameter with reserved characters",
      listThings({ parameters: [{ name: "path", in: "query", allowReserved: true, schema: string }] }),
      'Query parameter "path" would be percent-encoded. Remove "allowReserved"',
      "- name: path",
    ],
    [
      "an object in the query without deepObject",
      listThings({ parameters: [{ name: "date", in: "query", schema: { type: "object" } }] }),
      'Query parameter "date" is an object, which is sent as name[key]=value. Write: style: deepObject, explode: true',
      "- name: date",
    ],
    [
      "a list in the query that is not exploded",
      listThings({
        parameters: [{ name: "ids", in: "query", explode: false, schema: { type: "array", items: string } }],
      }),
      'Query parameter "ids" is an array, which is sent as name=a&name=b. Write: style: form, explode: true',
      "- name: ids",
    ],
  ],
  "request bodies": [
    ["TRACE", listThings({}, "trace"), "fetch does not send TRACE requests. Remove the operation", "trace:"],
    [
      "a GET with a body",
      listThings({ requestBody: { content: json({ type: "object", properties: { a: string } }) } }),
      "fetch sends no body with GET. Describe query parameters, or use POST and x-safe: true",
      "get:",
    ],
    [
      "a body that is not JSON",
      listThings({ requestBody: { content: { "text/plain": { schema: string } } } }, "post"),
      'The client sends JSON bodies. Describe "application/json"',
      "requestBody:",
    ],
    ...[{ type: "array", items: string }, string, {}, { type: ["object", "null"] }].map(
      (schema): [string, SmallSpec, string, string] => [
        `a body of the schema ${JSON.stringify(schema)}`,
        post(schema),
        "The body must be a JSON object. Give it a schema with type: object",
        "application/json:",
      ],
    ),
    [
      "an optional body with a required field",
      listThings(
        { requestBody: { content: json({ type: "object", required: ["a"], properties: { a: string } }) } },
        "post",
      ),
      "An optional body cannot have required fields. Add: required: true",
      "requestBody:",
    ],
    ...[
      { type: "object" },
      { type: "object", properties: { a: string }, additionalProperties: string },
      { allOf: [{ type: "object", properties: { a: string } }, { patternProperties: { "^x-": string } }] },
    ].map((schema): [string, SmallSpec, string, string] => [
      `a body with any fields: ${JSON.stringify(schema)}`,
      post(schema),
      'The client sends named fields only. List them all under "properties"',
      "schema:",
    ]),
  ],
  responses: [
    [
      "an operation without a successful response",
      listThings({ responses: { default: { description: "Any." } } }),
      'No successful response is described. Add one, such as "200" or "204"',
      "get:",
    ],
    [
      "a 204 with a body",
      listThings({ responses: { 204: { description: "None.", content: json(string) } } }),
      'A 204 response has no body. Remove "content"',
      "'204':",
    ],
    [
      "a successful body that is not JSON",
      listThings({ responses: { 200: { description: "A file.", content: { "text/csv": { schema: string } } } } }),
      'The client reads JSON bodies. Describe "application/json", or remove "content"',
      "'200':",
    ],
    [
      "a body without a schema",
      listThings({ responses: { 200: { description: "OK.", content: { "application/json": {} } } } }),
      'The body has no schema. Add "schema"; {} allows any',
      "application/json: {}",
    ],
    [
      "successful responses with and without a body",
      listThings({ responses: { ...ok(), 204: { description: "None." } } }),
      "The successful responses 200 and 204 differ in what a call resolves with. Describe bodies of the same kind",
      "'204':",
    ],
    [
      "an example without a value",
      listThings({ responses: ok({}, { first: { summary: "First" } }) }),
      'Example "first" has no value. Write the example under "value"',
      "first:",
    ],
  ],
  schemas: [
    [
      "nullable",
      withSchema({ type: "string", nullable: true }),
      'OpenAPI 3.1 has no "nullable". Write: type: [string, "null"]',
      "nullable: true",
    ],
    [
      "a required property that is not described",
      withSchema({ type: "object", required: ["id"], properties: { name: string } }),
      '"id" is required, but not described. Add it to "properties", or remove it from "required"',
      "required:",
    ],
    [
      "known values that are not strings",
      withSchema({ type: "string", "x-extensible-enum": [1] }),
      "Known values must be a list of strings. Quote them",
      "x-extensible-enum:",
    ],
    [
      "a schema that refers to an operation",
      withSchema({ $ref: "#/paths/~1things/get/responses/200/content/application~1json/schema" }),
      'A schema can refer to "#/components/schemas/" only. Move the other one there',
      "Thing:",
    ],
    ...[{ minLength: 1 }, { maxLength: 9 }].map((keywords): [string, SmallSpec, string, string] => {
      const [name] = Object.keys(keywords);
      return [
        `a keyword that needs an import: ${name}`,
        listThings({ responses: ok({ type: "string", ...keywords }) }),
        `"${name}" would make the validators import ajv/dist/runtime/ucs2length. Write it in the description instead`,
        `${name}: ${Object.values(keywords)[0]}`,
      ];
    }),
    [
      "unique items",
      listThings({ responses: ok({ type: "array", uniqueItems: true, items: {} }) }),
      '"uniqueItems" would make the validators import ajv/dist/runtime/equal.',
      "uniqueItems: true",
    ],
  ],
  servers: [
    [
      "a server of an operation",
      listThings({ servers: [{ url: "https://other.test" }] }),
      'The client sends every request to the first server of the spec. Remove "servers" here',
      "servers:",
    ],
    [
      "a server of a path",
      { paths: { "/things": { servers: [{ url: "https://other.test" }], get: operation("listThings") } } },
      'The client sends every request to the first server of the spec. Remove "servers" here',
      "servers:",
    ],
  ],
};

describe.each(Object.entries(cases))("%s: generation rejects", (_, list) => {
  test.each(list)("%s", async (_, spec, message, line) => {
    const failed = await failure(smallSpec(spec));
    expect(failed.message).toContain(message);
    expect(failed.line).toBe(line);
  });
});

test.each<[what: string, changes: Fragment, message: string]>([
  ["another version of OpenAPI", { openapi: "3.0.3" }, "Only OpenAPI 3.1 is supported. Write: openapi: 3.1.1"],
  ["no server", { servers: [] }, 'The spec has no server, so the client has no base URL. Add "servers"'],
  ["a relative server", { servers: [{ url: "/v1" }] }, "The base URL must be absolute and without variables."],
  [
    "a server with variables",
    { servers: [{ url: "https://{region}.things.test" }] },
    "The base URL must be absolute and without variables.",
  ],
  [
    "no API key",
    { components: { securitySchemes: { oauth: { type: "http", scheme: "bearer" } } } },
    "The client sends an API key in a header. Describe it: { type: apiKey, in: header, name: <header> }",
  ],
  [
    "an API key that nobody can create",
    { components: { securitySchemes: { apiKey: { type: "apiKey", in: "header", name: "x-key" } } } },
    "The spec does not say how to create an API key. Add a description whose first sentence does",
  ],
])("generation rejects %s", async (_, changes, message) => {
  expect((await failure({ ...smallSpec(listThings()), ...changes })).message).toContain(message);
});

test("a reference that leads nowhere is rejected with its place", async () => {
  const spec = smallSpec(listThings({ responses: { 200: { $ref: "#/components/responses/Nothing" } } }));
  expect(await failure(spec)).toEqual({
    message: "Can't resolve $ref",
    line: "$ref: '#/components/responses/Nothing'",
  });
});

test("an example on another server is rejected, not loaded", async () => {
  const example = { externalValue: "https://things.test/first.json" };
  const { message } = await failure(smallSpec(listThings({ responses: ok({}, { first: example }) })));
  expect(message).toBe("Can't resolve $ref: URLs are not loaded. Save the file beside the spec and refer to it");
});

test("standard headers and optional ones are allowed, since callers pass them as headers", async () => {
  const header = (name: string, required: boolean) => ({ name, in: "header", required, schema: string });
  const parameters = [header("Accept", true), header("x-tenant", false)];
  expect(await failure(smallSpec(listThings({ parameters })))).toMatchObject({ message: "generated" });
});

test("one part of allOf may require what another one describes", async () => {
  const allOf = [{ type: "object", properties: { id: string } }, { required: ["id"] }];
  const spec = listThings({ responses: { 200: { description: "OK.", content: json(envelope({ allOf })) } } });
  expect(await failure(smallSpec(spec))).toMatchObject({ message: "generated" });
});
