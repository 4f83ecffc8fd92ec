import { Ajv2020 } from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";
import { componentName, documentedResponses, type OpenAPIDocument } from "./document.ts";

const header = "// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit.\n";

/** `validators.js` and its types: one function for each response body that the document describes. */
export function responseValidators(openapi: OpenAPIDocument): [string, string][] {
  // Nothing in the document asks what other schemas have left unevaluated.
  const ajv = new Ajv2020({ code: { source: true, esm: true, lines: true }, strict: true, unevaluated: false });
  ajv.addVocabulary(["components"]);
  const schemas = mapValues(openapi.components.schemas, withoutAnnotations);
  ajv.addSchema({ $id: "openapi", components: { schemas } });

  const bodies = Object.fromEntries(describedBodies(openapi).map(([name, ref]) => [name, `openapi${ref}`]));
  const code = withoutSchemaDetails(standalone.default(ajv, bodies));
  if (code.includes("require(")) {
    throw new Error("Ajv has emitted require(), which an ES module has not: keep the keyword that needs it out");
  }
  return [
    ["validators.js", `${header}${code}\n`],
    ["validators.d.ts", declarations(Object.keys(bodies))],
  ];
}

/** The code without what a violation says of its schema: a third of it, which `validateResponse` passes on to nobody. */
function withoutSchemaDetails(code: string): string {
  return code.replace(/schemaPath:"[^"]*",keyword:"\w+",params:\{[^{}]*\},/g, "");
}

/** Function name, such as `listSocialAccounts200`, and schema of each response whose body is not unknown. */
function describedBodies(openapi: OpenAPIDocument): [string, string][] {
  return documentedResponses(openapi).flatMap(({ operationId, status, body }): [string, string][] =>
    body && componentName(body.schema) !== "UnknownBody" ? [[operationId + status, body.schema.$ref]] : [],
  );
}

type Schema = Record<string, unknown>;

/** What decides whether a value fits. The rest would be copied into the code that Ajv emits, and weigh on its users. */
function withoutAnnotations(schema: object): Schema {
  // In JSON Schema 2020-12, `format` is an annotation. The type null leaves nothing for a `const` to decide.
  const { description, format, "x-extensible-enum": known, const: only, ...rest } = schema as Schema;
  if (only !== undefined && rest["type"] !== "null") rest["const"] = only;
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
