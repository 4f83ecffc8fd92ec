import { observed } from "../compare/finding.ts";
import { hiddenName, isObject, type JSONType, safeFieldName, typeOf } from "../spec/json.ts";

export interface InferredSchema {
  type?: JSONType | JSONType[];
  format?: string;
  description?: string;
  properties?: Record<string, InferredSchema>;
  additionalProperties?: boolean;
  items?: InferredSchema;
}

/**
 * A schema that the values match. It contains none of them, and no property name that may be personal: unless all names
 * are known to be field names, one that few of the objects share may be the key of a map, such as a person's name.
 */
export function infer(values: unknown[], areFields = false): InferredSchema {
  const types = [...new Set(values.map(typeOf))];
  // A number may happen to be whole.
  const distinct = types.filter((type) => !(type === "integer" && types.includes("number")));
  const [only] = distinct;
  if (!only) return {};
  return {
    type: distinct.length === 1 ? only : distinct,
    ...inferFormat(values),
    ...inferItems(
      values.flatMap((value) => (Array.isArray(value) ? value : [])),
      areFields,
    ),
    ...inferProperties(values.filter(isObject), areFields),
  };
}

/** Puts the description after the type, as in hand-written schemas. */
export function withDescription({ type, format, ...rest }: InferredSchema, description: string): InferredSchema {
  return { ...(type && { type }), ...(format && { format }), description, ...rest };
}

const formats: [format: string, pattern: RegExp][] = [
  // RFC 3339, with the time zone that `date-time` requires.
  ["date-time", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/],
  ["uri", /^https:\/\/[\w.-]+(\/[\w./~%-]*)?(\?redacted)?$/],
];

/** One string may match by chance; several that all match do not. */
function inferFormat(values: unknown[]): { format?: string } {
  const strings = values.filter((value) => typeof value === "string");
  const found = strings.length > 1 && formats.find(([, pattern]) => strings.every((text) => pattern.test(text)));
  return found ? { format: found[0] } : {};
}

function inferItems(items: unknown[], areFields: boolean): { items?: InferredSchema } {
  return items.length > 0 ? { items: infer(items, areFields) } : {};
}

function inferProperties(objects: Record<string, unknown>[], areFields: boolean): InferredSchema {
  const names = [...new Set(objects.flatMap(Object.keys))];
  const shown = names.filter((name) => safeFieldName(name) !== hiddenName && (areFields || isShared(name, objects)));
  const properties = shown.map((name) => {
    const values = objects.filter((object) => Object.hasOwn(object, name)).map((object) => object[name]);
    return [name, withDescription(infer(values, areFields), observed)] as const;
  });
  return {
    ...(shown.length > 0 && { properties: Object.fromEntries(properties) }),
    ...(shown.length < names.length && { additionalProperties: true }),
  };
}

function isShared(name: string, objects: Record<string, unknown>[]): boolean {
  const having = objects.filter((object) => Object.hasOwn(object, name)).length;
  return having > 1 && having * 2 > objects.length;
}

/** The schema on one line, such as `{ message: string, errors: [string] }`. */
export function toShape(schema: InferredSchema): string {
  const types = [schema.type ?? "anything"].flat();
  return types
    .map((type) => {
      if (type === "array") return `[${schema.items ? toShape(schema.items) : ""}]`;
      if (type !== "object") return type;
      const fields = Object.entries(schema.properties ?? {}).map(([name, property]) => `${name}: ${toShape(property)}`);
      return `{ ${[...fields, ...(schema.additionalProperties ? ["…"] : [])].join(", ")} }`.replace("{  }", "{}");
    })
    .join(" or ");
}

/** A made-up value that matches the schema. */
export function toSample(schema: InferredSchema): unknown {
  const [type] = [schema.type].flat();
  const samples: Record<JSONType, unknown> = {
    null: null,
    boolean: false,
    integer: 0,
    number: 0,
    string: sampleText(schema.format),
    array: [],
    object: Object.fromEntries(
      Object.entries(schema.properties ?? {}).map(([name, property]) => [name, toSample(property)]),
    ),
  };
  return samples[type ?? "object"];
}

function sampleText(format: string | undefined): string {
  return format === "date-time" ? "2026-01-01T00:00:00Z" : format === "uri" ? "https://example.com" : "text";
}
