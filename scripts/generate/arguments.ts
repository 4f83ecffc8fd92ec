/** The arguments of a client method, before the call options. */
import { findJSON } from "../openapi/media-type.ts";
import type { Operation } from "../openapi/operations.ts";
import { toArgumentName } from "./argument-name.ts";
import type { ClientOperation } from "./rows.ts";
import { typeAt } from "./type-at.ts";

export interface Argument {
  name: string;
  optional: boolean;
  type: string;
  /** Markdown. */
  description: string;
}

/** Path parameters in order, then one object: of query parameters, of body fields, or `{ query, body }`. */
export function listArguments(operation: Operation, row: ClientOperation): Argument[] {
  const path = row.pathParameters.map((parameter) => pathArgument(operation, parameter));
  const fields = [...queryArgument(operation, row), ...bodyArgument(operation, row)];
  return [...path, ...(fields.length > 1 ? [combine(fields)] : fields)];
}

function pathArgument({ operationId, parameters }: Operation, parameter: string): Argument {
  const declared = parameters.find(({ node }) => node.in === "path" && node.name === parameter);
  return {
    name: toArgumentName(parameter),
    optional: false,
    type: typeAt("openapi", [operationId, "parameters", "path", parameter]),
    description: declared?.node.description ?? "",
  };
}

function queryArgument({ operationId, parameters }: Operation, { query }: ClientOperation): Argument[] {
  if (!query) return [];
  const names = parameters.flatMap(({ node }) => (node.in === "query" ? [`\`${node.name}\``] : []));
  return [
    {
      name: "query",
      optional: !Object.values(query).includes(true),
      type: `NonNullable<${typeAt("openapi", [operationId, "parameters", "query"])}>`,
      description: `Query parameters: ${names.join(", ")}.`,
    },
  ];
}

function bodyArgument({ operationId, requestBody }: Operation, { body }: ClientOperation): Argument[] {
  if (!body || !requestBody) return [];
  const mediaType = findJSON(requestBody.content)?.mediaType ?? "";
  return [
    {
      name: "body",
      optional: !Object.values(body).includes(true),
      type: typeAt(`NonNullable<${typeAt("openapi", [operationId, "requestBody"])}>`, ["content", mediaType]),
      description: requestBody.node.description ?? "Fields of the request body.",
    },
  ];
}

function combine(fields: Argument[]): Argument {
  const members = fields.map(({ name, optional, type }) => `${name}${optional ? "?" : ""}: ${type}`);
  return {
    name: "parameters",
    optional: fields.every(({ optional }) => optional),
    type: `{ ${members.join("; ")} }`,
    description: fields.map(({ name, description }) => `\`${name}\`: ${description}`).join(" "),
  };
}
