/** The declaration of a client method. */
import { findJSON } from "../openapi/media-type.ts";
import { type Operation, successBodies } from "../openapi/operations.ts";
import { type Argument, listArguments } from "./arguments.ts";
import { docstring } from "./docstring.ts";
import type { ClientOperation } from "./rows.ts";
import { statusKey, typeAt } from "./type-at.ts";

export function methodDeclaration(operation: Operation, row: ClientOperation): string {
  const list = listArguments(operation, row);
  const signature = [...list.map(declare), "options?: Options"].join(", ");
  return `${docstring(operation, list)}\n  ${row.operationId}(${signature}): Promise<${resultType(operation, row)}>;`;
}

function declare({ name, optional, type }: Argument): string {
  return `${name}${optional ? "?" : ""}: ${type}`;
}

function resultType(operation: Operation, { operationId, resolvesWith }: ClientOperation): string {
  if (resolvesWith === "none") return "void";
  const types = successBodies(operation).map(({ status, content }) => {
    const mediaType = findJSON(content)?.mediaType ?? "";
    return typeAt("openapi", [operationId, "responses", statusKey(status), "content", mediaType]);
  });
  return types.map((type) => (resolvesWith === "data" ? `${type}["data"]` : type)).join(" | ");
}
