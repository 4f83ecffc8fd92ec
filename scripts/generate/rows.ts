import { isSafe, jsonContent, type Operation, type Response } from "../openapi/operations.ts";
import { findItems, listProperties, listTypes } from "../openapi/schema.ts";
import type { Spec } from "../openapi/spec.ts";

/** What the client needs to know about an operation, as in `generated/operations.d.ts`. */
export interface Row {
  operationId: string;
  method: string;
  path: string;
  pathParameters: string[];
  /** Name to whether it is required. */
  query?: Record<string, boolean>;
  body?: Record<string, boolean>;
  result: "data" | "body" | "none";
  kind: "objects" | "array" | "object" | "unknown";
  safe?: true;
}

/** The members of the envelope. A body with others, such as `pagination`, is returned whole. */
const envelope = ["description", "data", "error"];

export function toRow(spec: Spec, operation: Operation): Row {
  const { operationId, method, path } = operation;
  const query = operation.parameters.filter((parameter) => parameter.node.in === "query");
  const body = bodyFields(spec, operation);
  return {
    operationId,
    method: method.toUpperCase(),
    path,
    pathParameters: [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name as string),
    ...(query.length > 0 && {
      query: Object.fromEntries(query.map(({ node }) => [node.name, node.required === true])),
    }),
    ...(body && { body }),
    ...resultOf(spec, operation),
    ...(isSafe(operation) && { safe: true as const }),
  };
}

function bodyFields(spec: Spec, { requestBody }: Operation): Record<string, boolean> | undefined {
  if (!requestBody) return undefined;
  const json = jsonContent(requestBody.content);
  if (!json?.schema || listTypes(spec, json.schema)?.join() !== "object") {
    throw spec.error(
      requestBody.pointer,
      "a request body must be a JSON object, with a schema of `type: object` under application/json",
    );
  }
  const fields = [...listProperties(spec, json.schema)];
  return Object.fromEntries(fields.map(([name, { required }]) => [name, required]));
}

function resultOf(spec: Spec, operation: Operation): Pick<Row, "result" | "kind"> {
  const schema = successBodies(operation)
    .map(({ content }) => jsonContent(content)?.schema)
    .find((schema) => schema !== undefined);
  if (schema === undefined) return { result: "none", kind: "unknown" };
  const properties = listProperties(spec, schema);
  const data = properties.get("data");
  const isEnvelope = data && [...properties.keys()].every((name) => envelope.includes(name));
  return isEnvelope
    ? { result: "data", kind: kindOf(spec, data.pointer) }
    : { result: "body", kind: kindOf(spec, schema) };
}

/** The successful responses that have a body. */
export function successBodies({ responses, method }: Operation): Response[] {
  if (method === "head") return [];
  return responses.filter(({ status, content }) => status.startsWith("2") && content.length > 0);
}

function kindOf(spec: Spec, pointer: string): Row["kind"] {
  const types = listTypes(spec, pointer)?.join();
  if (types === "object") return "object";
  if (types !== "array") return "unknown";
  const items = findItems(spec, pointer);
  return items && listTypes(spec, items)?.join() === "object" ? "objects" : "array";
}
