/** Finds fields and enum values that schemas allow but do not mention. */
import { getByPointer, joinPointer } from "../../openapi/json-pointer.ts";
import { anyElement, isObject, type Step, safeFieldName } from "../spec/json.ts";
import { type OpenAPI, resolve } from "../spec/operations.ts";

export interface Undocumented {
  keyword: "additionalProperties" | "x-extensible-enum";
  /** JSON Pointer to the schema that should mention it. */
  schema: string;
  steps: Step[];
  value: unknown;
}

/** What schemas say together about one value: anything that one of them mentions is documented. */
interface Description {
  /** Pointers to the schemas of items. */
  items: string[];
  /** Pointers to the schemas of fields. */
  fields: Map<string, string[]>;
  /** The schema that should mention another field; undefined if any field is allowed, or none. */
  missingField: string | undefined;
  knownValues: Set<unknown>;
  /** The schema that should mention another value; undefined if it has no known values. */
  missingValue: string | undefined;
}

/** @param pointer to the schema that describes the value */
export function findUndocumented(document: OpenAPI, pointer: string, value: unknown): Undocumented[] {
  const descriptions = new Map<string, Description>();
  // Reading a schema takes longer than a value does, and a list has many values of one schema.
  const describe = (pointers: string[]) => {
    const key = pointers.join(" ");
    const description = descriptions.get(key) ?? readDescription(document, pointers);
    descriptions.set(key, description);
    return description;
  };
  const find = (pointers: string[], value: unknown, steps: Step[]): Undocumented[] => {
    const { items, fields, missingField, knownValues, missingValue } = describe(pointers);
    if (Array.isArray(value)) return value.flatMap((item) => find(items, item, [...steps, anyElement]));
    if (isObject(value)) {
      return Object.entries(value).flatMap(([name, field]): Undocumented[] => {
        const documented = fields.get(name);
        if (documented) return find(documented, field, [...steps, name]);
        const place = [...steps, safeFieldName(name)];
        if (missingField === undefined) return [];
        return [{ keyword: "additionalProperties", schema: missingField, steps: place, value: field }];
      });
    }
    if (typeof value !== "string" || missingValue === undefined || knownValues.has(value)) return [];
    return [{ keyword: "x-extensible-enum", schema: missingValue, steps, value }];
  };
  return find([pointer], value, []);
}

function readDescription(document: OpenAPI, pointers: string[]): Description {
  const schemas = pointers
    .flatMap((pointer) => listParts(document, pointer))
    .map((pointer) => ({ pointer, node: getByPointer(document, pointer) as OpenAPI }))
    .filter(({ node }) => isObject(node));
  const having = (keyword: string) => schemas.filter(({ node }) => node[keyword] !== undefined);

  const fields = new Map<string, string[]>();
  for (const { pointer, node } of having("properties")) {
    for (const name of Object.keys(node.properties)) {
      fields.set(name, [...(fields.get(name) ?? []), joinPointer(pointer, "properties", name)]);
    }
  }
  // With these, the spec itself decides about other fields.
  const decided = ["additionalProperties", "patternProperties", "unevaluatedProperties"].some(
    (keyword) => having(keyword).length > 0,
  );
  return {
    items: having("items").map(({ pointer }) => joinPointer(pointer, "items")),
    fields,
    missingField: decided ? undefined : having("properties")[0]?.pointer,
    knownValues: new Set(having("x-extensible-enum").flatMap(({ node }) => node["x-extensible-enum"])),
    missingValue: having("x-extensible-enum")[0]?.pointer,
  };
}

/** The schema and, at any depth, those that it is composed of. */
function listParts(document: OpenAPI, pointer: string): string[] {
  const place = resolve(document, pointer);
  const schema = (getByPointer(document, place) ?? {}) as OpenAPI;
  const parts = ["allOf", "anyOf", "oneOf"].flatMap((keyword) => {
    const members: unknown[] = schema[keyword] ?? [];
    return members.flatMap((_, index) => listParts(document, joinPointer(place, keyword, index)));
  });
  return [place, ...parts];
}
