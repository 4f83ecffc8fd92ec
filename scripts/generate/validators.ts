import { Ajv2020 } from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";
import { findJSON } from "../openapi/media-type.ts";
import { listOperations } from "../openapi/operations.ts";
import type { Node, Spec } from "../openapi/spec.ts";
import { mapSubschemas } from "../openapi/walk-schemas.ts";
import { header } from "./header.ts";
import { assertSelfContained } from "./self-contained.ts";
import { stripViolations } from "./strip-violations.ts";

/** `validators.js` and its types: one function for each response body that the spec describes. */
export function validatorModules(spec: Spec): [string, string][] {
  const bodies = describedBodies(spec);
  const schemas = mapValues(spec.document.components?.schemas ?? {}, withoutAnnotations);
  const code = compile({ $id: "openapi", components: { schemas }, bodies });
  assertSelfContained(spec, code);
  return [
    ["validators.js", `${header}${stripViolations(code)}\n`],
    ["validators.d.ts", declarations(Object.keys(bodies))],
  ];
}

function compile(root: { $id: string; components: object; bodies: object }): string {
  const ajv = new Ajv2020({
    code: { source: true, esm: true, lines: true },
    // No schema depends on what other schemas have evaluated.
    unevaluated: false,
    strict: true,
    // Types and required names may come from another part of an `allOf`.
    strictRequired: false,
    strictTypes: false,
  });
  ajv.addVocabulary(["components", "bodies"]);
  ajv.addSchema(root);
  const names = Object.keys(root.bodies).map((name) => [name, `${root.$id}#/bodies/${name}`]);
  return standalone.default(ajv, Object.fromEntries(names));
}

/** Function name, such as `listThings200`, to the schema of each response body that is not of unknown shape. */
function describedBodies(spec: Spec): Record<string, Node> {
  const bodies: Record<string, Node> = {};
  for (const { operationId, method, responses } of listOperations(spec)) {
    if (method === "head") continue;
    for (const { status, content } of responses) {
      const schema = findJSON(content)?.schema;
      if (schema === undefined || acceptsAnything(spec, schema)) continue;
      bodies[operationId + status] = asWritten(spec, schema);
    }
  }
  return bodies;
}

/** A reference stays one, so that bodies share the code of components. */
function asWritten(spec: Spec, pointer: string): Node {
  const { pointer: place, node } = spec.resolve(pointer);
  return place === pointer ? withoutAnnotations(node) : { $ref: place };
}

function acceptsAnything(spec: Spec, pointer: string): boolean {
  const { node } = spec.resolve(pointer);
  return node === true || Object.keys(withoutAnnotations(node)).length === 0;
}

/** In JSON Schema 2020-12, `format` is an annotation, and so are keywords of OpenAPI. */
const annotations =
  /^(x-.*|\$comment|contentEncoding|contentMediaType|contentSchema|default|deprecated|description|discriminator|example|examples|externalDocs|format|readOnly|title|writeOnly|xml)$/;

/** Keeps only what decides whether a value is valid. Ajv would copy the rest into the code that users load. */
function withoutAnnotations(schema: Node): Node {
  if (typeof schema !== "object" || schema === null) return schema;
  const entries = Object.entries(schema).filter(([keyword]) => !annotations.test(keyword));
  return mapSubschemas(Object.fromEntries(entries), withoutAnnotations);
}

function mapValues(values: object, change: (value: Node) => Node): object {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value)]));
}

function declarations(names: string[]): string {
  return `${header}
/** One mismatch between a value and its schema. */
export interface Violation {
  /** JSON Pointer to the value. */
  instancePath: string;
  message: string;
}

/** Returns whether a value matches its schema. \`errors\` holds the violations found by the last call, or null. */
export interface Validate {
  (value: unknown): boolean;
  errors: Violation[] | null;
}

${names.map((name) => `export declare const ${name}: Validate;`).join("\n")}
`;
}
