/** The operations of a spec, with references followed and path-level parameters merged. */
import { joinPointer } from "./json-pointer.ts";
import type { Located, Node, Spec } from "./spec.ts";

export interface Operation {
  operationId: string;
  /** In lower case, as in the spec. */
  method: string;
  path: string;
  pointer: string;
  /** The operation as written. */
  node: Node;
  /** Those of the path first, unless the operation overrides them. */
  parameters: Located[];
  requestBody: (Located & { content: MediaType[] }) | undefined;
  /** In the order of the spec. */
  responses: Response[];
}

export interface Response extends Located {
  /** A status, a range such as `2XX`, or `default`. */
  status: string;
  /** Whether it is a `$ref` to a shared component. */
  isShared: boolean;
  content: MediaType[];
}

export interface MediaType {
  /** As written, such as `application/json; charset=utf-8`. */
  mediaType: string;
  pointer: string;
  /** Pointer to the schema; undefined if there is none. */
  schema: string | undefined;
  examples: Example[];
}

export interface Example {
  name: string;
  value: unknown;
  pointer: string;
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

export function listOperations(spec: Spec): Operation[] {
  return Object.keys(spec.document.paths ?? {}).flatMap((path) => {
    const item = spec.resolve(joinPointer("#/paths", path));
    return Object.keys(item.node)
      .filter((name) => methods.includes(name))
      .map((method) => readOperation(spec, path, item, method));
  });
}

function readOperation(spec: Spec, path: string, item: Located, method: string): Operation {
  const { pointer, node } = spec.resolve(joinPointer(item.pointer, method));
  const { operationId } = node;
  if (typeof operationId !== "string") {
    throw spec.error(pointer, `${method.toUpperCase()} ${path} has no operationId. Add one, such as "listThings"`);
  }
  return {
    operationId,
    method,
    path,
    pointer,
    node,
    parameters: mergeParameters(listParameters(spec, item), listParameters(spec, { pointer, node })),
    requestBody: readRequestBody(spec, { pointer, node }),
    responses: Object.keys(node.responses ?? {}).map((status) => readResponse(spec, pointer, status)),
  };
}

function listParameters(spec: Spec, { pointer, node }: Located): Located[] {
  return (node.parameters ?? []).map((_: Node, index: number) =>
    spec.resolve(joinPointer(pointer, "parameters", index)),
  );
}

/** @see https://spec.openapis.org/oas/v3.1.1#path-item-object for overriding by name and location */
function mergeParameters(ofPath: Located[], ofOperation: Located[]): Located[] {
  const key = ({ node }: Located) => `${node.in} ${node.name}`;
  return [...new Map([...ofPath, ...ofOperation].map((parameter) => [key(parameter), parameter])).values()];
}

function readRequestBody(spec: Spec, { pointer, node }: Located): Operation["requestBody"] {
  if (!node.requestBody) return undefined;
  const body = spec.resolve(joinPointer(pointer, "requestBody"));
  return { ...body, content: listContent(spec, body) };
}

function readResponse(spec: Spec, operation: string, status: string): Response {
  const written = joinPointer(operation, "responses", status);
  const response = spec.resolve(written);
  return { ...response, status, isShared: response.pointer !== written, content: listContent(spec, response) };
}

function listContent(spec: Spec, { pointer, node }: Located): MediaType[] {
  return Object.keys(node.content ?? {}).map((mediaType) => {
    const place = joinPointer(pointer, "content", mediaType);
    const { schema, examples } = node.content[mediaType];
    return {
      mediaType,
      pointer: place,
      schema: schema && spec.resolve(joinPointer(place, "schema")).pointer,
      examples: Object.keys(examples ?? {}).map((name) => readExample(spec, place, name)),
    };
  });
}

function readExample(spec: Spec, mediaType: string, name: string): Example {
  const { pointer, node } = spec.resolve(joinPointer(mediaType, "examples", name));
  return { name, value: node.value, pointer };
}

/** The JSON content of a response or request body, if there is any. */
export function jsonContent(content: MediaType[]): MediaType | undefined {
  return content.find(({ mediaType }) => isJSON(mediaType));
}

/** @see https://www.rfc-editor.org/rfc/rfc6838#section-4.2.8 for suffixes such as `+json` */
export function isJSON(mediaType: string): boolean {
  return /^application\/([\w.-]+\+)?json *(;|$)/i.test(mediaType);
}

/** Whether an operation only reads: by its method (RFC 9110, 9.2.1), or because the spec marks it `x-safe`. */
export function isSafe({ method, node }: Operation): boolean {
  return method === "get" || method === "head" || node["x-safe"] === true;
}
