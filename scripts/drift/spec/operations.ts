/** The operations of a spec as drift sees them, and places in a spec or in a draft that is being changed. */
import { getByPointer, joinPointer } from "../../openapi/json-pointer.ts";
import { isSafe, listOperations, type Operation as SpecOperation } from "../../openapi/operations.ts";
import { createSpec, type Node, type Spec } from "../../openapi/spec.ts";

export type OpenAPI = Node;

export interface Operation extends Omit<SpecOperation, "parameters" | "requestBody"> {
  /** In upper case. */
  method: string;
  /** Whether it only reads. */
  safe: boolean;
  parameters: Parameter[];
  requestBody: RequestBody | undefined;
}

export interface Parameter {
  name: string;
  in: "path" | "query" | "header" | "cookie";
  required: boolean;
  /** The documented example or default, if there is one. */
  example: unknown;
}

export interface RequestBody {
  required: boolean;
  /** The documented JSON example, if there is one. */
  example: unknown;
}

export function readOperations(spec: Spec): Operation[] {
  return listOperations(spec).map((operation) => ({
    ...operation,
    method: operation.method.toUpperCase(),
    safe: isSafe(operation),
    parameters: operation.parameters.map(({ node }) => readParameter(spec.document, node)),
    requestBody: operation.requestBody && readRequestBody(spec.document, operation.requestBody.node),
  }));
}

function readParameter(document: OpenAPI, { name, in: place, required = false, ...rest }: Node): Parameter {
  const example = readExample(document, rest) ?? follow(document, rest.schema)?.default;
  return { name, in: place, required, example };
}

function readRequestBody(document: OpenAPI, { required = false, content = {} }: Node): RequestBody {
  return { required, example: readExample(document, content["application/json"] ?? {}) };
}

/** The first example of a parameter or media type, or else of its schema. */
function readExample(document: OpenAPI, { example, examples, schema }: Node): unknown {
  const [first] = Object.values<Node>(examples ?? {});
  if (first) return follow(document, first).value;
  if (example !== undefined) return example;
  const { example: ofSchema, examples: ofSchemas } = follow(document, schema) ?? {};
  return ofSchema ?? ofSchemas?.[0];
}

/** Pointer to the response that documents a status: its own, that of its class, or the default. */
export function findResponse(document: OpenAPI, { pointer }: Operation, status: number): string | undefined {
  const responses = joinPointer(pointer, "responses");
  const documented = getByPointer(document, responses) as object;
  const key = [String(status), statusClass(status), "default"].find((key) => key in documented);
  return key && resolve(document, joinPointer(responses, key));
}

/** Such as `4XX`. */
export function statusClass(status: number): string {
  return `${String(status)[0]}XX`;
}

/** Follows names down from a pointer, through references. A validator's schema path does not mention references. */
export function walk(document: OpenAPI, pointer: string, names: string[]): string {
  return names.reduce((place, name) => resolve(document, joinPointer(place, name)), resolve(document, pointer));
}

/** Where a node really is: references are followed. */
export function resolve(document: OpenAPI, pointer: string): string {
  return createSpec(document, "", "").resolve(pointer).pointer;
}

/** The node itself, or what its reference leads to. */
export function follow(document: OpenAPI, node: Node): Node {
  return typeof node?.$ref === "string" ? getByPointer(document, resolve(document, node.$ref)) : node;
}
