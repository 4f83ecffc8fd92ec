import { Ajv2020 } from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";
import { componentName, documentedResponses, type OpenAPIDocument } from "./document.ts";

const header = "// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit.\n";

/** `validators.js` and its types: one function for each response body that the document describes. */
export function responseValidators(openapi: OpenAPIDocument): [string, string][] {
  // `format` is an annotation in JSON Schema 2020-12, so it rejects nothing.
  const ajv = new Ajv2020({ code: { source: true, esm: true, lines: true }, validateFormats: false, strict: true });
  ajv.addVocabulary(["components", "x-extensible-enum"]);
  const schemas = mapValues(openapi.components.schemas, withoutAnnotations);
  ajv.addSchema({ $id: "openapi", components: { schemas } });

  const bodies = Object.fromEntries(describedBodies(openapi).map(([name, ref]) => [name, `openapi${ref}`]));
  const code = standalone.default(ajv, bodies);
  if (code.includes("require(")) {
    throw new Error("Ajv has emitted require(), which an ES module has not: keep the keyword that needs it out");
  }
  return [
    ["validators.js", `${header}${code}\n`],
    ["validators.d.ts", declarations(Object.keys(bodies))],
  ];
}

/** Function name, such as `listSocialAccounts200`, and schema of each response whose body is not unknown. */
function describedBodies(openapi: OpenAPIDocument): [string, string][] {
  return documentedResponses(openapi).flatMap(({ operationId, status, body }): [string, string][] =>
    body && componentName(body.schema) !== "UnknownBody" ? [[operationId + status, body.schema.$ref]] : [],
  );
}

type Schema = Record<string, unknown>;

/** Ajv copies a schema into the code it emits where it reads it at run time: what only people read stays out. */
function withoutAnnotations(schema: object): Schema {
  const { description, ...rest } = schema as Schema;
  if (rest["properties"]) rest["properties"] = mapValues(rest["properties"], withoutAnnotations);
  if (rest["items"]) rest["items"] = withoutAnnotations(rest["items"]);
  return rest;
}

function mapValues(values: object, change: (value: object) => object): object {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value)]));
}

function declarations(names: string[]): string {
  return `${header}
/** Where and how a value breaks its schema, as Ajv tells it. */
export interface Violation {
  /** JSON Pointer to the value. */
  instancePath: string;
  schemaPath: string;
  keyword: string;
  params: Record<string, unknown>;
  message: string;
}

/** True if the value fits its schema; if not, \`errors\` says why until the next call, and is null otherwise. */
export interface Validate {
  (value: unknown): boolean;
  errors: Violation[] | null;
}

${names.map((name) => `export declare const ${name}: Validate;`).join("\n")}
`;
}
