/** Turns the arguments of a method into the parts of a request. */
import type { ClientOperation } from "../../generated/operations.js";
import { rejectUnknown, typeName } from "./checks.js";
import { encodePathSegment } from "./path.js";
import { normalizeRequestOptions } from "./request-options.js";
import type { RequestOptions } from "./types.js";

export interface RequestArguments {
  /** Encoded: each value is one path segment. */
  path: Record<string, string>;
  query: Record<string, unknown> | undefined;
  body: Record<string, unknown> | undefined;
  options: RequestOptions;
  headers: Record<string, string>;
}

/** Path parameters in order, then one object of fields if the operation has any, then options. */
export function readArguments(operation: ClientOperation, args: readonly unknown[]): RequestArguments {
  const { operationId, pathParameters, query, body } = operation;
  const path: Record<string, string> = {};
  for (const [index, name] of pathParameters.entries()) path[name] = encodePathSegment(name, args[index]);
  const rest = args.slice(pathParameters.length);
  const fields = query || body ? readObject(operationId, "fields", rest.shift()) : {};
  const options: RequestOptions = readObject(operationId, "options", rest.shift());
  const count = args.length - rest.length;
  if (rest.length > 0) throw new TypeError(`${operationId} takes at most ${count} argument${count === 1 ? "" : "s"}`);
  const headers = normalizeRequestOptions(options, operationId);
  if (!query || !body) {
    return {
      path,
      query: readFields(operationId, query, fields),
      body: readFields(operationId, body, fields),
      options,
      headers,
    };
  }
  rejectUnknown(operationId, "field", fields, ["query", "body"]);
  return {
    path,
    query: readFields(operationId, query, readObject(operationId, "query", fields["query"])),
    body: readFields(operationId, body, readObject(operationId, "body", fields["body"])),
    options,
    headers,
  };
}

function readObject(operationId: string, label: string, value: unknown = {}): Record<string, unknown> {
  if (typeName(value) === "object") return value as Record<string, unknown>;
  throw new TypeError(`${operationId}: ${label} must be an object, not ${typeName(value)}`);
}

function readFields(operationId: string, known: ClientOperation["query"], fields: Record<string, unknown>) {
  if (!known) return undefined;
  rejectUnknown(operationId, "field", fields, Object.keys(known));
  for (const name in known) {
    if (known[name] && fields[name] === undefined) {
      throw new TypeError(`${operationId} needs the field ${JSON.stringify(name)}`);
    }
  }
  return fields;
}
