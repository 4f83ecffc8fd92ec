import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, test } from "vitest";
import { generate } from "../../../../scripts/generate.ts";
import { importModule } from "../../../helpers/import-module.ts";
import { kitchenSinkSpec } from "../../../helpers/kitchen-sink-spec.ts";
import { json, listThings, ok, smallSpec, writeSpec } from "../../../helpers/spec.ts";

const files = await generate(writeSpec(smallSpec(kitchenSinkSpec)).url);
const types = files.get("operations.d.ts") as string;

test("each operation has a row with what the client needs", async () => {
  const { operations } = await importModule(files, "operations.js");
  expect(operations).toEqual([
    {
      operationId: "listWorkspaces",
      method: "GET",
      path: "/workspaces",
      pathParameters: [],
      resolvesWith: "data",
      resultKind: "object",
      safe: true,
    },
    {
      operationId: "listLabels",
      method: "GET",
      path: "/workspaces/{workspace_id}/labels",
      pathParameters: ["workspace_id"],
      query: { page: false, color: true },
      resolvesWith: "data",
      resultKind: "objects",
      safe: true,
    },
    {
      operationId: "queryPosts",
      method: "POST",
      path: "/data/posts",
      pathParameters: [],
      body: { page: false, socialAccountId: true, filters: true },
      resolvesWith: "body",
      resultKind: "object",
      safe: true,
    },
    {
      operationId: "replaceThing",
      method: "PUT",
      path: "/things/{id}",
      pathParameters: ["id"],
      query: { name: false },
      body: { name: true, size: false },
      resolvesWith: "none",
      resultKind: "unknown",
    },
    {
      operationId: "hasThing",
      method: "HEAD",
      path: "/things/{id}",
      pathParameters: ["id"],
      resolvesWith: "none",
      resultKind: "unknown",
      safe: true,
    },
    {
      operationId: "deleteThing",
      method: "DELETE",
      path: "/things/{id}",
      pathParameters: ["id"],
      resolvesWith: "body",
      resultKind: "unknown",
    },
  ]);
});

/** The docstring before a method. */
function docstringOf(operationId: string): string[] {
  const [before = ""] = types.split(`\n  ${operationId}(`);
  const lines = before.slice(before.lastIndexOf("/**")).split("\n");
  return lines.slice(1, -1).map((line) => line.trim().replace(/^\* ?/, ""));
}

test("a docstring says what the spec says", () => {
  expect(docstringOf("listLabels")).toEqual([
    "Lists labels.",
    "",
    "Of one page.",
    "",
    "@param workspaceId The id of the workspace.",
    "@param query Query parameters: `page`, `color`.",
    "@throws {NotFoundError} 404: No workspace has the id",
    "@throws {ServerError} 5XX: A failure",
    "@throws {ApiError} any other status that is not successful, or a response that reports an error",
    "@throws {ConnectionError | TimeoutError} no complete response arrived",
    "@throws {InvalidResponseError | RedirectError} the response is not as documented",
    "@throws {TypeError} an argument is invalid; no request is sent",
    "@see https://things.test/labels",
    "@deprecated",
  ]);
});

test("a docstring keeps only the text of links, and escapes `*/`", async () => {
  expect(docstringOf("listWorkspaces")).toContain("@throws {UnauthorizedError} 401: No valid key was sent");
  const { url } = writeSpec(smallSpec(listThings({ description: "All of /things/*/parts." })));
  expect((await generate(url)).get("operations.d.ts")).toContain("All of /things/*\\/parts.");
});

const head = `import type { OperationMethods } from "./operations.js";
type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare function expectType<T>(): <U>(value: U, equal: Equal<T, U>) => void;
declare const client: OperationMethods<{ timeout: number }>;
`;

/** What the compiler says about each line of a program that has a client of the spec as `client`. */
function compile(lines: string[]): string[] {
  const folder = fileURLToPath(new URL("./", import.meta.url));
  const main = `${folder}main.ts`;
  const texts = new Map([...files].map(([name, text]) => [folder + name, text]));
  texts.set(main, head + lines.join("\n"));
  const program = createProgram(main, texts);
  const messages = lines.map(() => "");
  for (const { file, start, messageText } of ts.getPreEmitDiagnostics(program)) {
    const { line = 0 } = file?.getLineAndCharacterOfPosition(start ?? 0) ?? {};
    const place = line - head.split("\n").length + 1;
    messages[place] += ts.flattenDiagnosticMessageText(messageText, " ");
  }
  return messages;
}

function createProgram(main: string, texts: ReadonlyMap<string, string>): ts.Program {
  const options: ts.CompilerOptions = {
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    // The declarations of browsers take most of the time otherwise.
    lib: ["lib.es2015.d.ts"],
    strict: true,
    noEmit: true,
    exactOptionalPropertyTypes: true,
    types: [],
  };
  const disk = ts.createCompilerHost(options);
  return ts.createProgram([main], options, {
    ...disk,
    fileExists: (path) => texts.has(path) || disk.fileExists(path),
    readFile: (path) => texts.get(path) ?? disk.readFile(path),
    getSourceFile: (path, language) => {
      const text = texts.get(path);
      return text === undefined ? disk.getSourceFile(path, language) : ts.createSourceFile(path, text, language);
    },
  });
}

test("methods have the types of the spec", () => {
  const lines = [
    "const { workspaces, shared } = await client.listWorkspaces({ timeout: 1 });",
    "expectType<string>()(workspaces[0]!._id, true);",
    "expectType<string | null | undefined>()(workspaces[0]!.name, true);",
    'expectType<"own" | "shared" | (string & {}) | null | undefined>()(workspaces[0]!.kind, true);',
    "expectType<unknown[]>()(shared, true);",
    'const [label] = await client.listLabels("1", { color: ["red"], page: 2 }, { timeout: 1 });',
    "expectType<string>()(label!.label, true);",
    'const query = { socialAccountId: "1", filters: { date: { from: "a", to: "b" } }, page: 1 };',
    "const { data, pagination } = await client.queryPosts(query);",
    "expectType<{ id: string }[]>()(data, true);",
    "expectType<number>()(pagination.totalPages, true);",
    'expectType<void>()(await client.replaceThing("1", { query: { name: "a" }, body: { name: "b" } }), true);',
    'expectType<void>()(await client.replaceThing("1", { body: { name: "b" } }), true);',
    'expectType<void>()(await client.hasThing("1"), true);',
    'expectType<unknown>()(await client.deleteThing("1"), true);',
  ];
  expect(compile(lines)).toEqual(lines.map(() => ""));
});

test("wrong arguments do not compile", () => {
  const wrong: [call: string, message: string][] = [
    ["client.listLabels({ color: [] })", "Expected 2-3 arguments"],
    ["client.listLabels('1')", "Expected 2-3 arguments"],
    ["client.listLabels('1', {})", "Property 'color' is missing"],
    ["client.listLabels('1', { color: [], size: 1 })", "'size' does not exist"],
    ["client.listLabels('1', { color: [], page: '1' })", "not assignable to type 'number'"],
    ["client.queryPosts({ socialAccountId: '1' })", "Property 'filters' is missing"],
    ["client.queryPosts({ socialAccountId: '1', filters: { date: { from: 1, to: '' } } })", "not assignable"],
    ["client.replaceThing('1', { query: {} })", "Property 'body' is missing"],
    ["client.hasThing(1)", "not assignable to parameter of type 'string'"],
  ];
  const messages = compile(wrong.map(([call]) => call));
  expect(messages).toEqual(wrong.map(([, message]) => expect.stringContaining(message)));
});

test("a body that is optional is an optional argument", async () => {
  const body = { type: "object", properties: { name: { type: "string" } } };
  const spec = listThings({ requestBody: { content: json(body) }, responses: ok() }, "patch");
  const operations = (await generate(writeSpec(smallSpec(spec)).url)).get("operations.d.ts");
  expect(operations).toContain(
    'listThings(body?: NonNullable<openapi["listThings"]["requestBody"]>["content"]["application/json"], options?: Options)',
  );
});
