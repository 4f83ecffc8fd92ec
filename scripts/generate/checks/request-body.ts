import { findJSON } from "../../openapi/media-type.ts";
import type { Operation } from "../../openapi/operations.ts";
import { listProperties, listTypes, subschemas } from "../../openapi/schema.ts";
import type { Spec } from "../../openapi/spec.ts";

/** The client sends a JSON object, whose fields it checks by name. */
export function checkRequestBody(spec: Spec, { method, requestBody, pointer }: Operation): void {
  if (method === "trace") throw spec.error(pointer, "fetch does not send TRACE requests. Remove the operation");
  if (!requestBody) return;
  if (method === "get" || method === "head") {
    const name = method.toUpperCase();
    throw spec.error(
      pointer,
      `fetch sends no body with ${name}. Describe query parameters, or use POST and x-safe: true`,
    );
  }
  const json = findJSON(requestBody.content);
  if (!json) throw spec.error(requestBody.pointer, 'The client sends JSON bodies. Describe "application/json"');
  if (json.schema === undefined || listTypes(spec, json.schema)?.join() !== "object") {
    throw spec.error(json.pointer, "The body must be a JSON object. Give it a schema with type: object");
  }
  const properties = [...listProperties(spec, json.schema).values()];
  if (requestBody.node.required !== true && properties.some(({ required }) => required)) {
    throw spec.error(requestBody.pointer, "An optional body cannot have required fields. Add: required: true");
  }
  if (properties.length === 0 || acceptsOtherFields(spec, json.schema)) {
    throw spec.error(json.schema, 'The client sends named fields only. List them all under "properties"');
  }
}

function acceptsOtherFields(spec: Spec, pointer: string): boolean {
  const schema = spec.resolve(pointer);
  const { additionalProperties = false, patternProperties } = schema.node;
  if (additionalProperties !== false || patternProperties) return true;
  return ["allOf", "anyOf", "oneOf"].some((keyword) =>
    subschemas(schema, keyword).some((part) => acceptsOtherFields(spec, part)),
  );
}
