import { fieldName, isObject, type JSONType, typeOf, untoldName } from "./json.ts";

export interface InferredSchema {
  type?: JSONType | JSONType[];
  format?: string;
  description?: string;
  properties?: Record<string, InferredSchema>;
  additionalProperties?: boolean;
  items?: InferredSchema;
}

/**
 * A schema that the values fit. It holds no value, and no name that may be somebody's: unless the names are known to be
 * those of fields, one that few of the objects have may be the key of a map, such as a person's name.
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

/** The description in its place: after what a value is, before what is in it. */
export function withDescription({ type, format, ...rest }: InferredSchema, description: string): InferredSchema {
  return { ...(type && { type }), ...(format && { format }), description, ...rest };
}

const formats: [format: string, pattern: RegExp][] = [
  // RFC 3339, with the zone that `date-time` demands.
  ["date-time", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/],
  ["uri", /^https:\/\/[\w.-]+(\/[\w./~%-]*)?(\?redacted)?$/],
];

/** Only what every one of several strings shows. */
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
  const told = names.filter((name) => fieldName(name) !== untoldName && (areFields || isShared(name, objects)));
  const properties = told.map((name) => {
    const values = objects.filter((object) => Object.hasOwn(object, name)).map((object) => object[name]);
    return [name, withDescription(infer(values, areFields), "Observed; not documented by the provider.")] as const;
  });
  return {
    ...(told.length > 0 && { properties: Object.fromEntries(properties) }),
    ...(told.length < names.length && { additionalProperties: true }),
  };
}

function isShared(name: string, objects: Record<string, unknown>[]): boolean {
  const having = objects.filter((object) => Object.hasOwn(object, name)).length;
  return having > 1 && having * 2 > objects.length;
}
