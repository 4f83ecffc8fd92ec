import type { ClientOperation } from "../../../../generated/operations.js";
import type { Arguments } from "./tool-call.js";

type Parameters = Pick<ClientOperation, "pathParameters" | "query" | "body">;

/** Path parameters in order, then the fields as the client's methods take them. */
export function toMethodArguments({ pathParameters, query, body }: Parameters, args: Arguments): unknown[] {
  const path = pathParameters.map((name) => args[name]);
  if (query && body) return [...path, { query: pick(args, query), body: pick(args, body) }];
  const fields = query ?? body;
  return fields ? [...path, pick(args, fields)] : path;
}

function pick(args: Arguments, names: object): Arguments {
  return Object.fromEntries(Object.entries(args).filter(([name]) => Object.hasOwn(names, name)));
}
