import type { OpenAPI } from "./document.ts";
import { infer, withDescription } from "./infer.ts";
import { enumValue, type Step, typeOf, untoldName } from "./json.ts";

interface Breakage {
  /** The field that the values are in. */
  name: Step;
  values: unknown[];
  /** Of the field, if it is new. */
  description: string;
}

/** Changes a schema so that the values no longer break the keyword. */
export function amendSchema(schema: OpenAPI, keyword: string, { name, values, description }: Breakage): void {
  const [value] = values;
  const known = enumValue(value);
  if (keyword === "required") remove(schema, "required", name);
  else if (keyword === "type") admitType(schema, value);
  else if (keyword !== "additionalProperties" && keyword !== "enum") delete schema[keyword];
  else if (keyword === "enum") (schema["x-extensible-enum"] ?? schema.enum).push(...(known ? [known] : []));
  else if (name === untoldName) schema.additionalProperties = true;
  else schema.properties[name] = withDescription(infer(values), description);
}

function remove(schema: OpenAPI, list: string, name: string): void {
  schema[list] = schema[list].filter((item: string) => item !== name);
  if (schema[list].length === 0) delete schema[list];
}

function admitType(schema: OpenAPI, value: unknown): void {
  schema.type = [...new Set([schema.type, typeOf(value)].flat())];
  delete schema.const;
}
