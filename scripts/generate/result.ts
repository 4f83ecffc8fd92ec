import { findJSON } from "../openapi/media-type.ts";
import type { Response } from "../openapi/operations.ts";
import { findItems, listProperties, listTypes } from "../openapi/schema.ts";
import type { Spec } from "../openapi/spec.ts";

export interface Result {
  /** The `data` of the envelope, the whole body, or nothing. */
  resolvesWith: "data" | "body" | "none";
  resultKind: "objects" | "array" | "object" | "unknown";
}

/** The members of the envelope. A body with others, such as `pagination`, is returned whole. */
const envelope = ["description", "data", "error"];

/** What a call resolves with, given the successful responses that have a body. */
export function describeResult(spec: Spec, [response]: Response[]): Result {
  const schema = response && findJSON(response.content)?.schema;
  if (schema === undefined) return { resolvesWith: "none", resultKind: "unknown" };
  const properties = listProperties(spec, schema);
  const data = properties.get("data");
  if (data && [...properties.keys()].every((name) => envelope.includes(name))) {
    return { resolvesWith: "data", resultKind: kindOf(spec, data.pointer) };
  }
  return { resolvesWith: "body", resultKind: kindOf(spec, schema) };
}

function kindOf(spec: Spec, pointer: string): Result["resultKind"] {
  const types = listTypes(spec, pointer)?.join();
  if (types === "object") return "object";
  if (types !== "array") return "unknown";
  const items = findItems(spec, pointer);
  return items && listTypes(spec, items)?.join() === "object" ? "objects" : "array";
}
