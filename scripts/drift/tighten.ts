import type { OpenAPI } from "./document.ts";
import { isObject } from "./json.ts";

/**
 * The document, closed where it is open: an object has no other fields than those described, a string of known values no
 * other value. What breaks this but not the document is what the document does not know yet.
 */
export function tighten(node: OpenAPI): OpenAPI {
  if (Array.isArray(node)) return node.map(tighten);
  if (!isObject(node)) return node;
  const closed = Object.fromEntries(Object.entries(node).map(([name, value]) => [name, tighten(value)]));
  // A schema, not a map of properties that happen to be called so.
  if (typeof node["type"] !== "string" && !Array.isArray(node["type"])) return closed;
  if (isObject(node["properties"])) closed["additionalProperties"] ??= false;
  if (Array.isArray(node["x-extensible-enum"])) closed["enum"] = node["x-extensible-enum"];
  return closed;
}
