import { Ajv2020 } from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";
import { jsonContent, listOperations } from "../openapi/operations.ts";
import type { Spec } from "../openapi/spec.ts";
import { header } from "./header.ts";

/** `validators.js` and its types: one function for each response body that the spec describes. */
export function validatorModules(spec: Spec): [string, string][] {
  // No schema depends on what other schemas have evaluated.
  const ajv = new Ajv2020({ code: { source: true, esm: true, lines: true }, strict: true, unevaluated: false });
  ajv.addVocabulary(["components"]);
  const schemas = mapValues(spec.document.components?.schemas ?? {}, withoutAnnotations);
  ajv.addSchema({ $id: "openapi", components: { schemas } });

  const bodies = Object.fromEntries(describedBodies(spec).map(([name, pointer]) => [name, `openapi${pointer}`]));
  const code = withoutSchemaDetails(standalone.default(ajv, bodies));
  if (code.includes("require(")) {
    throw new Error(
      "Ajv emitted require(), which ES modules lack. Remove the schema keyword that needs a runtime import",
    );
  }
  return [
    ["validators.js", `${header}${code}\n`],
    ["validators.d.ts", declarations(Object.keys(bodies))],
  ];
}

/** Removes what a violation says about its schema: a third of the code, which `validateResponse` does not return. */
function withoutSchemaDetails(code: string): string {
  return code.replace(/schemaPath:"[^"]*",keyword:"\w+",params:\{[^{}]*\},/g, "");
}

/** Function name, such as `listSocialAccounts200`, and schema of each response body that is not of unknown shape. */
function describedBodies(spec: Spec): [string, string][] {
  return listOperations(spec).flatMap(({ operationId, responses }) =>
    responses.flatMap(({ status, content }): [string, string][] => {
      const schema = jsonContent(content)?.schema;
      if (schema === undefined || acceptsAnything(spec, schema)) return [];
      return [[operationId + status, schema]];
    }),
  );
}

function acceptsAnything(spec: Spec, pointer: string): boolean {
  return Object.keys(withoutAnnotations(spec.resolve(pointer).node)).length === 0;
}

type Schema = Record<string, unknown>;

/** What decides whether a value is valid. Ajv would copy the rest into its code, and users would load it. */
function withoutAnnotations(schema: object): Schema {
  // In JSON Schema 2020-12, `format` is an annotation.
  const { description, format, "x-extensible-enum": known, ...rest } = schema as Schema;
  if (rest["properties"]) rest["properties"] = mapValues(rest["properties"], withoutAnnotations);
  if (rest["items"]) rest["items"] = withoutAnnotations(rest["items"]);
  return rest;
}

function mapValues(values: object, change: (value: object) => object): object {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value)]));
}

function declarations(names: string[]): string {
  return `${header}
/** A value that does not match its schema, as Ajv reports it. */
export interface Violation {
  /** JSON Pointer to the value. */
  instancePath: string;
  message: string;
}

/** Returns whether a value matches its schema. \`errors\` has the violations of the last call, or null. */
export interface Validate {
  (value: unknown): boolean;
  errors: Violation[] | null;
}

${names.map((name) => `export declare const ${name}: Validate;`).join("\n")}
`;
}
