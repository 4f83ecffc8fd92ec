import { listOperations, type Operation } from "../openapi/operations.ts";
import type { Spec } from "../openapi/spec.ts";
import { header } from "./header.ts";
import { methodDeclaration } from "./method.ts";
import { type Row, toRow } from "./rows.ts";

/** `operations.js` and its types: the table that the client's methods are made from, and their declarations. */
export function operationModules(spec: Spec): [string, string][] {
  const operations = listOperations(spec).map((operation) => ({ operation, row: toRow(spec, operation) }));
  const rows = operations.map(({ row }) => `  ${JSON.stringify(row)},\n`);
  return [
    ["operations.js", `${header}export const operations = [\n${rows.join("")}];\n\n${createMethods}`],
    ["operations.d.ts", declarations(operations)],
  ];
}

/** Here rather than in `src/`, so that a method has its types from the spec, and no cast in between. */
const createMethods = `export const createMethods = (call) =>
  Object.fromEntries(operations.map((row) => [row.operationId, (...given) => call(row, given)]));
`;

function declarations(operations: { operation: Operation; row: Row }[]): string {
  const methods = operations.map(({ operation, row }) => methodDeclaration(operation, row));
  const ids = operations.map(({ row }) => JSON.stringify(row.operationId));
  return `${header}import type { operations as openapi } from "./openapi.js";

/** The \`operationId\` of an operation of the spec. */
export type OperationId = ${ids.join(" | ") || "never"};

/** What the client needs to know about an operation. */
export interface Operation {
  readonly operationId: OperationId;
  readonly method: "GET" | "PUT" | "POST" | "DELETE" | "OPTIONS" | "HEAD" | "PATCH";
  /** The path template below the base URL. */
  readonly path: string;
  /** The names of the path parameters, in the order of the path. */
  readonly pathParameters: readonly string[];
  /** The query parameters, by name: whether they are required. Absent if there are none. */
  readonly query?: Readonly<Record<string, boolean>>;
  /** The fields of the JSON body, by name: whether they are required. Absent if the operation takes no body. */
  readonly body?: Readonly<Record<string, boolean>>;
  /** What a call resolves with: the \`data\` of the envelope, the whole body, or undefined. */
  readonly result: "data" | "body" | "none";
  /** What that value is. \`objects\` is an array of objects; \`unknown\` may be anything. */
  readonly kind: "objects" | "array" | "object" | "unknown";
  /** True if the operation only reads; absent otherwise. @see https://www.rfc-editor.org/rfc/rfc9110#section-9.2.1 */
  readonly safe?: true;
}

export declare const operations: readonly Operation[];

/** The methods of a client, each of which hands its row and its arguments to \`call\`. */
export declare function createMethods<Options>(
  call: (operation: Operation, given: readonly unknown[]) => Promise<unknown>,
): Operations<Options>;

/** One method per operation, named by its \`operationId\`. \`Options\` are the options of a call. */
export interface Operations<Options> {
${methods.join("\n\n")}
}
`;
}
