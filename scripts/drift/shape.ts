import type { InferredSchema } from "./infer.ts";
import type { JSONType } from "./json.ts";

/** The shape in one line, such as `{ message: string, errors: [string] }`. */
export function shape(schema: InferredSchema): string {
  const types = [schema.type ?? "anything"].flat();
  return types
    .map((type) => {
      if (type === "array") return `[${schema.items ? shape(schema.items) : ""}]`;
      if (type !== "object") return type;
      const fields = Object.entries(schema.properties ?? {}).map(([name, property]) => `${name}: ${shape(property)}`);
      return `{ ${[...fields, ...(schema.additionalProperties ? ["…"] : [])].join(", ")} }`.replace("{  }", "{}");
    })
    .join(" or ");
}

/** A value of the shape, made up. */
export function sample(schema: InferredSchema): unknown {
  const [type] = [schema.type].flat();
  const made: Record<JSONType, unknown> = {
    null: null,
    boolean: false,
    integer: 0,
    number: 0,
    string: sampleText(schema.format),
    array: [],
    object: Object.fromEntries(
      Object.entries(schema.properties ?? {}).map(([name, property]) => [name, sample(property)]),
    ),
  };
  return made[type ?? "object"];
}

function sampleText(format: string | undefined): string {
  return format === "date-time" ? "2026-01-01T00:00:00Z" : format === "uri" ? "https://example.com" : "text";
}
