/** Arguments for an example call of an operation: the documented examples, or else values that fit the schemas. */
import type { ClientOperation } from "../generate/rows.ts";
import { joinPointer } from "../openapi/json-pointer.ts";
import { findJSON } from "../openapi/media-type.ts";
import type { Operation } from "../openapi/operations.ts";
import { findItems, listProperties, listTypes } from "../openapi/schema.ts";
import type { Located, Spec } from "../openapi/spec.ts";

export interface ExampleArguments {
  /** In the order of the path. */
  pathValues: unknown[];
  /** The required query parameters, and those with a documented example. */
  query: Record<string, unknown>;
  /** Undefined if the operation takes no body. */
  body: Record<string, unknown> | undefined;
}

/** @param includeOptional whether to make up values for optional query parameters without an example */
export function exampleArguments(
  spec: Spec,
  operation: Operation,
  row: ClientOperation,
  includeOptional = false,
): ExampleArguments {
  const inPlace = (place: string) => operation.parameters.filter(({ node }) => node.in === place);
  const path = new Map(inPlace("path").map((parameter) => [parameter.node.name, parameter]));
  const query = inPlace("query").flatMap((parameter) => {
    const isIncluded = includeOptional || parameter.node.required;
    const value = documentedValue(spec, parameter) ?? (isIncluded ? parameterValue(spec, parameter) : undefined);
    return value === undefined ? [] : [[parameter.node.name, value]];
  });
  return {
    pathValues: row.pathParameters.map((name) => parameterValue(spec, path.get(name) as Located)),
    query: Object.fromEntries(query),
    body: row.body && bodyValue(spec, operation),
  };
}

function parameterValue(spec: Spec, parameter: Located): unknown {
  return (
    documentedValue(spec, parameter) ?? schemaValue(spec, joinPointer(parameter.pointer, "schema"), parameter.node.name)
  );
}

/** The example of a parameter or media type, or of its schema; undefined if there is none. */
function documentedValue(spec: Spec, { pointer, node }: Located): unknown {
  const [name] = Object.keys(node.examples ?? {});
  const named = name === undefined ? undefined : spec.resolve(joinPointer(pointer, "examples", name)).node.value;
  const schema = node.schema && spec.resolve(joinPointer(pointer, "schema")).node;
  return node.example ?? named ?? schema?.example ?? schema?.examples?.[0];
}

function bodyValue(spec: Spec, { requestBody }: Operation): Record<string, unknown> {
  const { pointer, schema } = findJSON(requestBody?.content ?? []) as { pointer: string; schema: string };
  const value = documentedValue(spec, spec.resolve(pointer)) ?? schemaValue(spec, schema, "");
  return value as Record<string, unknown>;
}

/** A value that fits a schema: its example, a listed value, or one of its type with the required properties. */
function schemaValue(spec: Spec, pointer: string, name: string, visited: string[] = []): unknown {
  const schema = spec.resolve(pointer);
  const { example, examples, default: fallback, const: constant, enum: values } = schema.node ?? {};
  const listed = [example, examples?.[0], fallback, constant, values?.[0], schema.node?.["x-extensible-enum"]?.[0]];
  const known = listed.find((value) => value !== undefined);
  if (known !== undefined || visited.includes(schema.pointer)) return known ?? null;
  const nested = (part: string, label: string) => schemaValue(spec, part, label, [...visited, schema.pointer]);
  const items = findItems(spec, pointer);
  switch (listTypes(spec, pointer)?.[0]) {
    case "object": {
      const required = [...listProperties(spec, pointer)].filter(([, property]) => property.required);
      return Object.fromEntries(required.map(([label, property]) => [label, nested(property.pointer, label)]));
    }
    case "array":
      return items ? [nested(items, name)] : [];
    case "integer":
    case "number":
      return schema.node.minimum ?? 1;
    case "boolean":
      return true;
    case "null":
      return null;
    default:
      return name;
  }
}
