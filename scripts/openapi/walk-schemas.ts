/** Visits every schema of the spec. */
import { joinPointer } from "./json-pointer.ts";
import { listOperations, type Operation } from "./operations.ts";
import type { Located, Node, Spec } from "./spec.ts";

// Keywords of JSON Schema 2020-12 that hold a schema, a list of schemas, or schemas by name.
const single = ["additionalProperties", "contains", "else", "if", "items", "not", "propertyNames", "then"];
const lists = ["allOf", "anyOf", "oneOf", "prefixItems"];
const named = ["$defs", "dependentSchemas", "patternProperties", "properties"];

/** Replaces the schemas inside a schema. */
export function mapSubschemas(schema: Node, change: (schema: Node) => Node): Node {
  return Object.fromEntries(
    Object.entries<Node>(schema).map(([keyword, value]) => {
      if (single.includes(keyword)) return [keyword, change(value)];
      if (lists.includes(keyword)) return [keyword, value.map(change)];
      if (!named.includes(keyword)) return [keyword, value];
      const entries = Object.entries<Node>(value).map(([name, schema]) => [name, change(schema)]);
      return [keyword, Object.fromEntries(entries)];
    }),
  );
}

/** Every schema of components, parameters and bodies, and those inside them, each once and as written. */
export function listSchemas(spec: Spec): Located[] {
  const found = new Map<string, Located>();
  const add = (pointer: string, node: Node) => {
    if (found.has(pointer) || typeof node !== "object" || node === null) return;
    found.set(pointer, { pointer, node });
    for (const [part, schema] of listSubschemas(pointer, node)) add(part, schema);
  };
  for (const [name, schema] of Object.entries(spec.document.components?.schemas ?? {})) {
    add(joinPointer("#/components/schemas", name), schema);
  }
  for (const { pointer, node } of listOperations(spec).flatMap((operation) => operationParts(spec, operation))) {
    add(joinPointer(pointer, "schema"), node.schema);
  }
  return [...found.values()];
}

/** What has a schema: parameters and media types. */
function operationParts(spec: Spec, { parameters, requestBody, responses }: Operation): Located[] {
  const content = [...responses, ...(requestBody ? [requestBody] : [])].flatMap((body) => body.content);
  return [...parameters, ...content.map(({ pointer }) => spec.resolve(pointer))];
}

function listSubschemas(pointer: string, schema: Node): [pointer: string, schema: Node][] {
  return Object.entries<Node>(schema).flatMap(([keyword, value]): [string, Node][] => {
    const place = joinPointer(pointer, keyword);
    if (single.includes(keyword)) return [[place, value]];
    if (!lists.includes(keyword) && !named.includes(keyword)) return [];
    return Object.entries(value).map(([name, schema]) => [joinPointer(place, name), schema]);
  });
}
