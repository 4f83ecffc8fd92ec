// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit.
import type { OperationId } from "./operations.js";

/** A JSON Schema (2020-12) without references. */
export type JSONSchema = { readonly [keyword: string]: unknown };

/** An operation that only reads, as a tool of the Model Context Protocol. */
export interface Tool {
  /** The `operationId` in snake case. */
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
