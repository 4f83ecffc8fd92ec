import { listOperations, type Operation } from "../openapi/operations.ts";
import type { Spec } from "../openapi/spec.ts";
import { header } from "./header.ts";
import { methodDeclaration } from "./method.ts";
import { type ClientOperation, toRow } from "./rows.ts";

/** `operations.js` and its types: a table with one row per operation, and the client's methods, created from it. */
export function operationModules(spec: Spec): [string, string][] {
  const operations = listOperations(spec).map((operation) => ({ operation, row: toRow(spec, operation) }));
  const rows = operations.map(({ row }) => `  ${JSON.stringify(row)},\n`);
  return [
    ["operations.js", `${header}export const operations = [\n${rows.join("")}];\n\n${createMethods}`],
    ["operations.d.ts", declarations(operations)],
  ];
}

/** Generated rather than written in `src/`, so that the methods get their types from the spec without a cast. */
const createMethods = `export const createMethods = (call) =>
  Object.fromEntries(operations.map((row) => [row.operationId, (...args) => call(row, args)]));
`;

function declarations(operations: { operation: Operation; row: ClientOperation }[]): string {
  const methods = operations.map(({ operation, row }) => methodDeclaration(operation, row));
  const ids = operations.map(({ row }) => JSON.stringify(row.operationId));
  return `${header}import type { operations as openapi } from "./openapi.js";

/** The \`operationId\` of an operation of the spec. */
export type OperationId = ${ids.join(" | ") || "never"};

/** What the client needs to know about an operation. */
export interface ClientOperation {
  readonly operationId: OperationId;
  readonly method: "GET" | "PUT" | "POST" | "DELETE" | "OPTIONS" | "HEAD" | "PATCH";
  /** The path template below the base URL. */
  readonly path: string;
  /** The names of the path parameters, in the order of the path. */
  readonly pathParameters: readonly string[];
  /** Query parameter names, mapped to whether each is required. Absent if there are none. */
  readonly query?: Readonly<Record<string, boolean>>;
  /** Names of the JSON body's fields, mapped to whether each is required. Absent if the operation takes no body. */
  readonly body?: Readonly<Record<string, boolean>>;
  /** What a call resolves with: the \`data\` of the envelope, the whole body, or undefined. */
  readonly resolvesWith: "data" | "body" | "none";
  /** The shape of that value: \`objects\` is an array of objects; \`unknown\` may be anything. */
  readonly resultKind: "objects" | "array" | "object" | "unknown";
  /** True if the operation only reads; absent otherwise. @see https://www.rfc-editor.org/rfc/rfc9110#section-9.2.1 */
  readonly safe?: true;
}

export declare const operations: readonly ClientOperation[];

/** Creates the methods of a client; each passes its operation and arguments to \`call\`. */
export declare function createMethods<Options>(
  call: (operation: ClientOperation, args: readonly unknown[]) => Promise<unknown>,
): OperationMethods<Options>;

/** One method per operation, named after its \`operationId\`. \`Options\` is the type of a call's options. */
export interface OperationMethods<Options> {
${methods.join("\n\n")}
}
`;
}
