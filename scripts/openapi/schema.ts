/** What a schema says about a value, through references and `allOf`, `anyOf` and `oneOf`. */
import { joinPointer } from "./json-pointer.ts";
import type { Located, Node, Spec } from "./spec.ts";

export interface Property {
  required: boolean;
  pointer: string;
}

/** The properties that a schema lists, in its order. One is required if every alternative requires it. */
export function listProperties(spec: Spec, pointer: string, visited: string[] = []): Map<string, Property> {
  const schema = spec.resolve(pointer);
  if (visited.includes(schema.pointer)) return new Map();
  const read = (part: string) => listProperties(spec, part, [...visited, schema.pointer]);
  const alternatives = ["anyOf", "oneOf"].map((keyword) => either(subschemas(schema, keyword).map(read)));
  const merged = all([ownProperties(schema), ...subschemas(schema, "allOf").map(read), ...alternatives]);
  for (const name of requiredNames(spec, schema)) {
    const property = merged.get(name);
    if (property) property.required = true;
  }
  return merged;
}

function ownProperties({ pointer, node }: Located): Map<string, Property> {
  const names = Object.keys(node?.properties ?? {});
  return new Map(names.map((name) => [name, { required: false, pointer: joinPointer(pointer, "properties", name) }]));
}

/** Those of `allOf`, too: one part may require what another one describes. */
function requiredNames(spec: Spec, schema: Located): string[] {
  const parts = subschemas(schema, "allOf").map((part) => spec.resolve(part));
  return [schema, ...parts].flatMap(({ node }) => node?.required ?? []);
}

/** All of the groups apply. */
function all(groups: Map<string, Property>[]): Map<string, Property> {
  const merged = new Map<string, Property>();
  for (const [name, { required, pointer }] of groups.flatMap((group) => [...group])) {
    const known = merged.get(name);
    merged.set(name, { required: required || known?.required === true, pointer: known?.pointer ?? pointer });
  }
  return merged;
}

/** One of the groups applies. */
function either(groups: Map<string, Property>[]): Map<string, Property> {
  const merged = all(groups);
  for (const [name, property] of merged) {
    property.required = groups.every((group) => group.get(name)?.required);
  }
  return merged;
}

/** Pointers to the schemas of a keyword such as `allOf`. */
export function subschemas({ pointer, node }: Located, keyword: string): string[] {
  return (node?.[keyword] ?? []).map((_: Node, index: number) => joinPointer(pointer, keyword, index));
}

/** The JSON types that a value may have, such as `["array", "null"]`; undefined if it may have any. */
export function listTypes(spec: Spec, pointer: string, visited: string[] = []): string[] | undefined {
  const schema = spec.resolve(pointer);
  if (visited.includes(schema.pointer)) return undefined;
  const read = (part: string) => listTypes(spec, part, [...visited, schema.pointer]);
  const alternatives = ["anyOf", "oneOf"].map((keyword) => {
    const types = subschemas(schema, keyword).map(read);
    return types.length === 0 || types.includes(undefined) ? undefined : [...new Set(types.flat() as string[])];
  });
  return [ownTypes(schema), ...subschemas(schema, "allOf").map(read), ...alternatives].reduce((left, right) =>
    left && right ? left.filter((type) => right.includes(type)) : (left ?? right),
  );
}

/** Many people write `properties` or `items` without the `type` that they imply. */
function ownTypes({ node }: Located): string[] | undefined {
  if (node?.type !== undefined) return [node.type].flat();
  if (node?.properties) return ["object"];
  return node?.items ? ["array"] : undefined;
}

/** Pointer to the schema of the elements of an array; undefined if there is none. */
export function findItems(spec: Spec, pointer: string): string | undefined {
  const schema = spec.resolve(pointer);
  if (schema.node?.items) return joinPointer(schema.pointer, "items");
  return subschemas(schema, "allOf")
    .map((part) => findItems(spec, part))
    .find((items) => items !== undefined);
}
