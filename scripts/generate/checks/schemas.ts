import { joinPointer } from "../../openapi/json-pointer.ts";
import { listProperties } from "../../openapi/schema.ts";
import type { Located, Spec } from "../../openapi/spec.ts";
import { listSchemas } from "../../openapi/walk-schemas.ts";

/** Rejects what the types or validators would get wrong. */
export function checkSchemas(spec: Spec): void {
  for (const schema of listSchemas(spec)) {
    checkReference(spec, schema);
    checkNullable(spec, schema);
    checkRequired(spec, schema);
    checkKnownValues(spec, schema);
  }
}

function checkReference(spec: Spec, { pointer, node }: Located): void {
  if (node.$ref === undefined || node.$ref.startsWith("#/components/schemas/")) return;
  throw spec.error(pointer, 'A schema can refer to "#/components/schemas/" only. Move the other one there');
}

function checkNullable(spec: Spec, { pointer, node }: Located): void {
  if (!("nullable" in node)) return;
  throw spec.error(joinPointer(pointer, "nullable"), 'OpenAPI 3.1 has no "nullable". Write: type: [string, "null"]');
}

/** Part of an `allOf` or the like may require what another part describes. */
function checkRequired(spec: Spec, { pointer, node }: Located): void {
  if (!node.required || /\/(allOf|anyOf|oneOf|if|then|else|not|dependentSchemas)(\/|$)/.test(pointer)) return;
  const properties = listProperties(spec, pointer);
  for (const name of node.required) {
    if (properties.has(name)) continue;
    throw spec.error(
      joinPointer(pointer, "required"),
      `"${name}" is required, but not described. Add it to "properties", or remove it from "required"`,
    );
  }
}

/** @see https://opensource.zalando.com/restful-api-guidelines/#112 */
function checkKnownValues(spec: Spec, { pointer, node }: Located): void {
  const values: unknown = node["x-extensible-enum"];
  if (values === undefined) return;
  if (Array.isArray(values) && values.every((value) => typeof value === "string")) return;
  throw spec.error(joinPointer(pointer, "x-extensible-enum"), "Known values must be a list of strings. Quote them");
}
