/** The operations of a spec, with references followed and path-level parameters merged. */
import { joinPointer } from "./json-pointer.ts";
import { listContent, type MediaType } from "./media-type.ts";
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

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

export function listOperations(spec: Spec): Operation[] {
  return Object.keys(spec.document.paths ?? {}).flatMap((path) => {
    const item = spec.resolve(joinPointer("#/paths", path));
    return Object.keys(item.node ?? {})
      .filter((name) => methods.includes(name))
      .map((method) => readOperation(spec, path, item, method));
  });
}

function readOperation(spec: Spec, path: string, item: Located, method: string): Operation {
  const operation = spec.resolve(joinPointer(item.pointer, method));
  const { pointer, node } = operation;
  if (typeof node.operationId !== "string") {
    throw spec.error(pointer, `${method.toUpperCase()} ${path} has no operationId. Add one, such as "listThings"`);
  }
  return {
    operationId: node.operationId,
    method,
    path,
    pointer,
    node,
    parameters: mergeParameters(listParameters(spec, item), listParameters(spec, operation)),
    requestBody: readRequestBody(spec, operation),
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

/** The names in a path template, in order. */
export function templateNames(path: string): string[] {
  return [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name as string);
}

/** The successful responses that have a body. */
export function successBodies({ responses, method }: Operation): Response[] {
  if (method === "head") return [];
  return responses.filter(({ status, content }) => status.startsWith("2") && content.length > 0);
}

/** Whether an operation only reads: by its method (RFC 9110, 9.2.1), or because the spec marks it `x-safe`. */
export function isSafe({ method, node }: Operation): boolean {
  return method === "get" || method === "head" || node["x-safe"] === true;
}
