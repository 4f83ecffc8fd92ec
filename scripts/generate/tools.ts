/** `tools.js` and its types: the operations that only read, as tools of the Model Context Protocol. */
import { findJSON } from "../openapi/media-type.ts";
import { isSafe, listOperations, type Operation, successBodies } from "../openapi/operations.ts";
import { toPlainText, withoutPeriod } from "../openapi/prose.ts";
import { listProperties } from "../openapi/schema.ts";
import type { Node, Spec } from "../openapi/spec.ts";
import { header } from "./header.ts";
import { describeResult } from "./result.ts";
import { inputSchemaAt, resultSchemaAt } from "./tool-schema.ts";

/** @see https://modelcontextprotocol.io/specification/2025-11-25/server/tools#tool */
interface Tool {
  name: string;
  title: string;
  description: string;
  operationId: string;
  inputSchema: Node;
  resultSchema: Node;
}

export function toolModules(spec: Spec): [string, string][] {
  const tools = listOperations(spec)
    .filter(isSafe)
    .flatMap((operation) => toTool(spec, operation) ?? []);
  return [
    [
      "tools.js",
      `${header}export const tools = [\n${tools.map((tool) => `  ${JSON.stringify(tool)},\n`).join("")}];\n`,
    ],
    ["tools.d.ts", header + declarations],
  ];
}

/** Undefined for an operation whose responses have no body: there is nothing to show. */
function toTool(spec: Spec, operation: Operation): Tool | undefined {
  const [success] = successBodies(operation);
  const body = success && findJSON(success.content)?.schema;
  if (body === undefined) return undefined;
  const { operationId, node } = operation;
  const { resolvesWith } = describeResult(spec, [success as (typeof operation.responses)[0]]);
  const value = resolvesWith === "data" ? (listProperties(spec, body).get("data")?.pointer as string) : body;
  return {
    name: toSnakeCase(operationId),
    title: withoutPeriod(toPlainText(node.summary ?? operationId)),
    description: toPlainText(node.description ?? node.summary ?? operationId),
    operationId,
    inputSchema: toInputSchema(spec, operation),
    resultSchema: resultSchemaAt(spec, value),
  };
}

/** `listSocialAccounts` is `list_social_accounts`, and `getHTTPStatus` is `get_http_status`. */
function toSnakeCase(operationId: string): string {
  return operationId
    .replace(/([a-z\d])([A-Z])/g, "$1_$2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1_$2")
    .toLowerCase();
}

/** An object of everything that the operation takes. If a parameter and a body field share a name, one value serves both. */
function toInputSchema(spec: Spec, operation: Operation): Node {
  const parameters = operation.parameters.filter(({ node }) => node.in === "path" || node.in === "query");
  const body = findJSON(operation.requestBody?.content ?? [])?.schema;
  const fields = body === undefined ? [] : [...listProperties(spec, body)];
  const properties = Object.fromEntries([
    ...fields.map(([name, { pointer }]) => [name, inputSchemaAt(spec, pointer)]),
    ...parameters.map(({ pointer, node }) => [
      node.name,
      {
        ...inputSchemaAt(spec, `${pointer}/schema`),
        ...(node.description && { description: toPlainText(node.description) }),
      },
    ]),
  ]);
  const required = [
    ...parameters.filter(({ node }) => node.required).map(({ node }) => node.name),
    ...fields.filter(([, field]) => field.required).map(([name]) => name),
  ];
  return { type: "object", properties, ...(required.length > 0 && { required: [...new Set(required)] }) };
}

const declarations = `import type { OperationId } from "./operations.js";

/** A JSON Schema (2020-12) without references. */
export type JSONSchema = { readonly [keyword: string]: unknown };

/** An operation that only reads, as a tool of the Model Context Protocol. */
export interface Tool {
  /** The \`operationId\` in snake case. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly operationId: OperationId;
  /** Path parameters, query parameters and body fields, with their names in the spec. */
  readonly inputSchema: { readonly type: "object"; readonly properties: Readonly<Record<string, JSONSchema>>; readonly required?: readonly string[] };
  /** What the client's method resolves with. Descriptive rather than strict: fields may be absent, null or new. */
  readonly resultSchema: JSONSchema;
}

export declare const tools: readonly Tool[];
`;
