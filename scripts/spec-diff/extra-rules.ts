/** Rules for changes that matter to users of the client and that `redocly diff` does not report. */
import { isDeepStrictEqual } from "node:util";
import { joinPointer, parsePointer } from "../openapi/json-pointer.ts";
import { listOperations, type Operation } from "../openapi/operations.ts";
import type { Node, Spec } from "../openapi/spec.ts";
import type { Change } from "./change.ts";

/** A change and where it is: a JSON Pointer into the current spec. */
export type LocatedChange = Change & { pointer: string };

export function extraChanges(released: Spec, current: Spec): LocatedChange[] {
  return [...argumentChanges(released, current), ...valueChanges(released.document, current.document)];
}

/** Call options follow the other arguments, so a first query parameter or body moves them to another position. */
function argumentChanges(released: Spec, current: Spec): LocatedChange[] {
  const before = new Map(listOperations(released).map((operation) => [operation.operationId, operation]));
  return listOperations(current).flatMap((operation) => {
    const earlier = before.get(operation.operationId);
    if (!earlier) return [];
    const [then, now] = [formatArguments(earlier), formatArguments(operation)];
    if (then === now) return [];
    const message = `Arguments of \`${operation.operationId}\` changed from ${then} to ${now}. (client-arguments)`;
    return [{ impact: "major", message, pointer: operation.pointer }];
  });
}

/** The positions of a method's arguments, regardless of the names of path parameters. */
function formatArguments({ path, parameters, requestBody }: Operation): string {
  const pathParameters = [...path.matchAll(/\{/g)].map((_, index) => `path parameter ${index + 1}`);
  const query = parameters.some(({ node }) => node.in === "query") ? ["query"] : [];
  const fields = [...query, ...(requestBody ? ["body"] : [])];
  const object = fields.length > 1 ? [`{ ${fields.join(", ")} }`] : fields;
  return `(${[...pathParameters, ...object, "options"].join(", ")})`;
}

/** Changes of open enums and examples wherever both specs have them. */
function valueChanges(before: Node, after: Node): LocatedChange[] {
  return [...sharedValues(before, after)].flatMap(({ pointer, label, then, now }) => {
    const path = parsePointer(pointer);
    if (path.at(-1) === "x-extensible-enum") return openEnumChanges(label, pointer, then, now);
    // `redocly diff` reports examples of parameters and schemas.
    const isOfBody = path.at(-3) === "content" || path.at(-3) === "examples";
    return isOfBody ? exampleChanges(label, pointer, then, now) : [];
  });
}

interface Place {
  pointer: string;
  /** The name of the nearest schema, property, parameter or example. */
  label: string;
  /** Whether the keys here are names that the spec's author chose, so that `value` is no keyword. */
  hasNames: boolean;
}

type SharedValue = Place & { then: Node; now: Node };

const root: Place = { pointer: "#", label: "", hasNames: false };
const values = ["x-extensible-enum", "value", "example"];
const unnamed = [...values, "schema", "items"];
const mapsOfNames = ["properties", "schemas", "examples"];

function* sharedValues(before: Node, after: Node, parent = root): Generator<SharedValue> {
  const earlier = keyed(before);
  for (const [key, { name, node: now }] of keyed(after)) {
    const then = earlier.get(key)?.node;
    if (then === undefined) continue;
    const place = childPlace(parent, name, now);
    if (!parent.hasNames && values.includes(name)) yield { ...place, then, now };
    else yield* sharedValues(then, now, place);
  }
}

function childPlace({ pointer, label, hasNames }: Place, name: string, node: Node): Place {
  const ownLabel = hasNames || !unnamed.includes(name) ? name : label;
  return {
    pointer: joinPointer(pointer, name),
    label: node?.in ? node.name : ownLabel,
    hasNames: !hasNames && mapsOfNames.includes(name),
  };
}

/** The children of a node. Parameters are matched by name, because their order means nothing. */
function keyed(node: Node): Map<string, { name: string; node: Node }> {
  if (typeof node !== "object" || node === null) return new Map();
  const children = Object.entries<Node>(node).map(([name, child]) => ({ name, node: child }));
  const key = (child: Node, name: string) => child?.$ref ?? (child?.in ? `${child.in} ${child.name}` : name);
  return new Map(children.map((child) => [Array.isArray(node) ? key(child.node, child.name) : child.name, child]));
}

/** Never breaking: other values were allowed before and still are. */
function openEnumChanges(name: string, pointer: string, before: string[], after: string[]): LocatedChange[] {
  const added = after.filter((value) => !before.includes(value)).map((value) => `\`${value}\` was added to`);
  const removed = before.filter((value) => !after.includes(value)).map((value) => `\`${value}\` was removed from`);
  return [...added, ...removed].map((what) => {
    return { impact: "minor", message: `${what} the known values of \`${name}\`. (x-extensible-enum)`, pointer };
  });
}

function exampleChanges(name: string, pointer: string, before: unknown, after: unknown): LocatedChange[] {
  if (isDeepStrictEqual(before, after)) return [];
  return [{ impact: "patch", message: `The example \`${name}\` has changed. (example-value)`, pointer }];
}
