/** Matches request paths against the path templates of the operations. */
import { defaultBaseUrl } from "../../generated/constants.js";
import { type ClientOperation, operations } from "../../generated/operations.js";

const parameter = /\{[^{}]+\}/g;
export const documentedBasePath = new URL(defaultBaseUrl).pathname;

/** The path below a base path; a path that is not below it stays as it is. */
export function removeBasePath(path: string, basePath = documentedBasePath): string {
  return path.startsWith(`${basePath}/`) ? path.slice(basePath.length) : path;
}

/** The operations whose whole path matches, those with the most literal text first: `/things/new` over `/things/{id}`. */
export function findOperations(path: string): ClientOperation[] {
  const segments = path.split("/").map((segment) => decode(segment) ?? segment);
  return operations
    .filter((operation) => matches(operation.path.split("/"), segments))
    .sort((a, b) => literalLength(b.path) - literalLength(a.path));
}

function literalLength(template: string): number {
  return template.replace(parameter, "").length;
}

function matches(template: string[], segments: string[]): boolean {
  return (
    template.length === segments.length && template.every((part, i) => toPattern(part).test(segments[i] as string))
  );
}

function toPattern(part: string): RegExp {
  const escaped = part.replace(/[.*+?^$()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replace(parameter, ".*")}$`, "s");
}

/** Whether a path parameter is empty, or malformed as percent-encoded UTF-8. */
export function hasInvalidParameter({ path }: ClientOperation, requested: string): boolean {
  const segments = requested.split("/");
  return path.split("/").some((part, i) => part.includes("{") && !decode(segments[i] as string));
}

/** Undefined if it is malformed. */
function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
