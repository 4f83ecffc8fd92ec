/** Decides which requests to send for an operation: ids are real ones, everything else is the documented example. */

import { isObject } from "../spec/json.ts";
import type { Operation, Parameter } from "../spec/operations.ts";

/** A request that fills in everything the operation requires. */
export interface Probe {
  params: Partial<Record<Parameter["in"], Record<string, unknown>>>;
  body: unknown;
  ids: Ids;
}

/** Kind of resource, such as `workspace`, to id. */
type Ids = Readonly<Record<string, string>>;

/** An id that was given, or found in the response to a probe with the ids of its `parents`. */
export interface KnownId {
  kind: string;
  value: string;
  parents: Ids;
}

/** How many ids are taken from a list that belongs to a resource. From any other list, all are. */
const idsPerNestedList = 3;

/** The kind of resource that a parameter or field identifies: `workspace` for `workspace_id` or `workspaceId`. */
function kindOfName(name: string): string | undefined {
  const [, noun] = /^(.+?)(?:[_-]id|Id|ID)$/.exec(name) ?? [];
  return noun && normalize(noun);
}

/** The kind of resource that a path lists: `workspace` if it ends in `/workspaces`. */
function kindOfPath(path: string): string | undefined {
  const [, segment] = /([^/{}]+)\/?$/.exec(path) ?? [];
  return segment && normalize(segment.replace(/ies$/, "y").replace(/s$/, ""));
}

function normalize(noun: string): string {
  return noun.toLowerCase().replaceAll(/[_-]/g, "");
}

/** The names of the required parameters and body fields that take an id, to their kinds. */
function requiredIds({ parameters, requestBody }: Operation): Map<string, string> {
  const names = parameters.filter(({ required }) => required).map(({ name }) => name);
  const body = requestBody?.required && isObject(requestBody.example) ? requestBody.example : {};
  const fields = Object.keys(body).filter((name) => typeof body[name] === "string");
  return new Map(
    [...names, ...fields].flatMap((name) => (kindOfName(name) ? [[name, kindOfName(name) as string]] : [])),
  );
}

/** Whether a response of `source` may hold ids that the operation needs. */
export function dependsOn(operation: Operation, source: Operation): boolean {
  const kind = kindOfPath(source.path);
  return (
    source !== operation && source.safe && [...requiredIds(operation).values()].some((required) => required === kind)
  );
}

/** The ids of the items in a response to a probe. */
export function findIds({ path }: Operation, { ids: parents }: Probe, body: unknown): KnownId[] {
  const kind = kindOfPath(path);
  if (kind === undefined) return [];
  const found = [...new Set(itemIds(body))].map((value) => ({ kind, value, parents }));
  return Object.keys(parents).length > 0 ? found.slice(0, idsPerNestedList) : found;
}

/** The `_id` of every object in a list, but of none inside such an object. */
function itemIds(value: unknown): string[] {
  if (Array.isArray(value)) {
    return value.flatMap((item) => (isObject(item) && typeof item["_id"] === "string" ? [item["_id"]] : itemIds(item)));
  }
  return isObject(value) ? Object.values(value).flatMap(itemIds) : [];
}

/** Every request that the known ids allow, or the reason why there is none. */
export function planProbes(operation: Operation, known: KnownId[]): Probe[] | string {
  const { safe, method, parameters, requestBody } = operation;
  if (!safe) return `${method} may change data, and the operation is not marked x-safe`;
  if (requestBody?.required && requestBody.example === undefined) return "its request body has no JSON example";
  const required = parameters.filter((parameter) => parameter.required);
  const ids = requiredIds(operation);
  const unfilled = required.find(({ name, example }) => !ids.has(name) && example === undefined);
  if (unfilled) return `${unfilled.name} has no documented example`;
  const unknown = [...ids].find(([, kind]) => !known.some((id) => id.kind === kind));
  if (unknown) return `${unknown[0]} is unknown: no such id was given or found`;
  return combine([...ids.values()], known).map((combination) => toProbe(required, requestBody, ids, combination));
}

/** Every choice of one id per kind in which a resource comes with its own parents. */
function combine(kinds: string[], known: KnownId[]): Ids[] {
  return kinds.reduce<Ids[]>(
    (combinations, kind) =>
      combinations.flatMap((ids) => {
        if (kind in ids) return [ids];
        const fitting = known.filter((id) => id.kind === kind && haveSameParents(id.parents, ids));
        return fitting.map(({ value, parents }) => ({ ...parents, ...ids, [kind]: value }));
      }),
    [{}],
  );
}

function haveSameParents(parents: Ids, ids: Ids): boolean {
  return Object.entries(parents).every(([kind, id]) => (ids[kind] ?? id) === id);
}

function toProbe(
  required: Parameter[],
  requestBody: Operation["requestBody"],
  kinds: Map<string, string>,
  ids: Ids,
): Probe {
  const fill = (name: string, example: unknown) => (kinds.has(name) ? ids[kinds.get(name) as string] : example);
  const params: Probe["params"] = {};
  for (const { in: place, name, example } of required) {
    params[place] = { ...params[place], [name]: fill(name, example) };
  }
  return { params, body: requestBody?.required ? fillBody(requestBody.example, fill) : undefined, ids };
}

function fillBody(example: unknown, fill: (name: string, example: unknown) => unknown): unknown {
  if (!isObject(example)) return example;
  return Object.fromEntries(Object.entries(example).map(([name, value]) => [name, fill(name, value)]));
}

/** The same probe with ids that belong to nothing; undefined if it has none. */
export function withUnknownIds(operation: Operation, probe: Probe): Probe | undefined {
  const unknown = Object.keys(probe.ids).map((kind) => ({ kind, value: "0".repeat(24), parents: {} }));
  const probes = planProbes(operation, unknown);
  return unknown.length > 0 && typeof probes !== "string" ? probes[0] : undefined;
}
