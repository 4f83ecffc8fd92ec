import { findJSON } from "../openapi/media-type.ts";
import { isSafe, type Operation, successBodies, templateNames } from "../openapi/operations.ts";
import { listProperties } from "../openapi/schema.ts";
import type { Spec } from "../openapi/spec.ts";
import { describeResult, type Result } from "./result.ts";

/** What the client needs to know about an operation, as in `generated/operations.d.ts`. */
export interface ClientOperation extends Result {
  operationId: string;
  method: string;
  path: string;
  pathParameters: string[];
  /** Names, mapped to whether each is required. */
  query?: Record<string, boolean>;
  body?: Record<string, boolean>;
  safe?: true;
}

export function toRow(spec: Spec, operation: Operation): ClientOperation {
  const { operationId, method, path } = operation;
  const query = operation.parameters.filter(({ node }) => node.in === "query");
  const body = findJSON(operation.requestBody?.content ?? [])?.schema;
  return {
    operationId,
    method: method.toUpperCase(),
    path,
    pathParameters: templateNames(path),
    ...(query.length > 0 && {
      query: Object.fromEntries(query.map(({ node }) => [node.name, node.required === true])),
    }),
    ...(body && { body: requiredByName(spec, body) }),
    ...describeResult(spec, successBodies(operation)),
    ...(isSafe(operation) && { safe: true as const }),
  };
}

function requiredByName(spec: Spec, pointer: string): Record<string, boolean> {
  const properties = [...listProperties(spec, pointer)];
  return Object.fromEntries(properties.map(([name, { required }]) => [name, required]));
}
