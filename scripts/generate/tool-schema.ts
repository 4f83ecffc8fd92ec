/** Schemas of the spec as JSON Schemas that stand alone, for the arguments and results of tools. */
import { toPlainText } from "../openapi/prose.ts";
import type { Node, Spec } from "../openapi/spec.ts";
import { mapSubschemas } from "../openapi/walk-schemas.ts";

/** The schema of an argument: what the API accepts, with its limits. */
export function inputSchemaAt(spec: Spec, pointer: string): Node {
  return translate(inline(spec, { $ref: pointer }));
}

/**
 * The schema of a result. A client may reject a result that does not match, but the spec only describes the responses
 * seen so far. So the schema keeps types and descriptions but no limits, and any field may be absent, null or new.
 */
export function resultSchemaAt(spec: Spec, pointer: string): Node {
  return relax(translate(inline(spec, { $ref: pointer })));
}

/** Replaces references with what they refer to. A schema inside itself becomes one that accepts anything. */
function inline(spec: Spec, schema: Node, ancestors: string[] = []): Node {
  if (typeof schema !== "object" || schema === null) return schema;
  const { $ref, ...rest } = schema;
  const own = mapSubschemas(rest, (part) => inline(spec, part, ancestors));
  if (typeof $ref !== "string") return own;
  const { pointer, node } = spec.resolve(decodeURIComponent($ref));
  return ancestors.includes(pointer) ? own : { ...inline(spec, node, [...ancestors, pointer]), ...own };
}

/** Keywords of OpenAPI that JSON Schema does not have, and examples, whose ids a model might mistake for real ones. */
const dropped = /^(x-.*|discriminator|example|examples|externalDocs|xml)$/;

function translate(schema: Node): Node {
  if (typeof schema !== "object" || schema === null) return schema;
  const { description, "x-extensible-enum": known } = schema;
  const kept = Object.entries(schema).filter(([keyword]) => !dropped.test(keyword));
  return {
    ...mapSubschemas(Object.fromEntries(kept), translate),
    ...(description && { description: toPlainText(description) }),
    ...(known && { examples: known }),
  };
}

/** Keywords that describe. The others limit values; validators assert `format`, too. */
const describing = [
  ...["type", "title", "description", "deprecated", "examples"],
  ...["properties", "patternProperties", "additionalProperties", "items", "prefixItems", "allOf", "anyOf"],
];

function relax({ oneOf, ...schema }: Node): Node {
  // Without limits, a value may match several alternatives.
  const entries = Object.entries({ ...schema, ...(oneOf && { anyOf: oneOf }) }).filter(
    ([keyword, value]) => describing.includes(keyword) && value !== false,
  );
  return mapSubschemas(Object.fromEntries(entries), (part) => {
    return typeof part === "object" && part !== null ? nullable(relax(part)) : true;
  });
}

function nullable(schema: Node): Node {
  if (schema.type === undefined) return schema;
  return { ...schema, type: [...new Set([schema.type, "null"].flat())] };
}
