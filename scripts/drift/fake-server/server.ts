import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { apiKeyHeader } from "../../../generated/constants.js";
import { getByPointer } from "../../openapi/json-pointer.ts";
import { findJSON } from "../../openapi/media-type.ts";
import type { Spec } from "../../openapi/spec.ts";
import { isObject } from "../spec/json.ts";
import { follow, type OpenAPI, type Operation, readOperations } from "../spec/operations.ts";
import { conforming, type Documented, deviating, type FakeResponse, type Scenario } from "./scenarios.ts";

export const scenarioSets = { conforming, deviating };
export type ScenarioSet = keyof typeof scenarioSets;

interface FakeServer {
  url: string;
  /** One for each scenario, in the same order. */
  workspaceIds: string[];
  close(): Promise<void>;
}

/**
 * Starts a local server that responds with the examples of a spec. Each scenario has a workspace of its own, and changes
 * one operation: the one that most scenarios can change.
 */
export async function startFakeServer(spec: Spec, scenarios: Record<string, Scenario>): Promise<FakeServer> {
  const operations = readOperations(spec);
  const changed = findChangeable(spec, operations, Object.values(scenarios));
  const byWorkspace = new Map(Object.values(scenarios).map((scenario, index) => [createId(index), scenario]));

  function respond(method: string, path: string[], hasKey: boolean): FakeResponse {
    const operation = operations.find((operation) => operation.method === method && matches(operation.path, path));
    if (!operation) return { status: 404, headers: {}, body: "" };
    if (!hasKey) return { status: 401, headers: {}, body: "" };
    const { response, ...documented } = readDocumented(spec, operation);
    const scenario = path.map((segment) => byWorkspace.get(segment)).find((found) => found !== undefined);
    if (operation === changed) scenario?.(response, documented);
    return response;
  }

  const server = createServer(({ method = "", url = "", headers }, outgoing) => {
    const path = (url.split("?")[0] as string).split("/");
    const { status, body, ...response } = respond(method, path, headers[apiKeyHeader] !== undefined);
    outgoing.writeHead(status, response.headers);
    outgoing.end(typeof body === "string" ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    workspaceIds: [...byWorkspace.keys()],
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function createId(index: number): string {
  return (0x663b3db7 + index).toString(16).padEnd(24, "0");
}

function matches(template: string, path: string[]): boolean {
  const segments = template.split("/");
  const fits = (segment: string, index: number) => segment === path[index] || (segment.startsWith("{") && path[index]);
  return segments.length === path.length && segments.every(fits);
}

function findChangeable(spec: Spec, operations: Operation[], scenarios: Scenario[]): Operation | undefined {
  const changes = (operation: Operation) => scenarios.filter((scenario) => canChange(spec, operation, scenario)).length;
  const [first] = operations.filter(({ path }) => path.includes("{")).toSorted((a, b) => changes(b) - changes(a));
  return first;
}

function canChange(spec: Spec, operation: Operation, scenario: Scenario): boolean {
  const { response, ...documented } = readDocumented(spec, operation);
  const before = JSON.stringify(response);
  scenario(response, documented);
  return JSON.stringify(response) !== before;
}

/** The first documented success with its first example, and the list of objects in it. */
function readDocumented({ document }: Spec, { responses }: Operation): Documented & { response: FakeResponse } {
  const success = responses.find(({ status }) => status.startsWith("2"));
  const json = findJSON(success?.content ?? []);
  const status = Number(success?.status ?? 200);
  if (!json) return { response: { status, headers: {}, body: "" }, examples: [], items: [], fields: {} };
  const examples = json.examples.map(({ value }) => value);
  const body = structuredClone(examples[0]);
  const schema = json.schema && getByPointer(document, json.schema);
  const response = { status, headers: { "content-type": json.mediaType }, body };
  return { response, examples, ...findList(document, body, schema) };
}

/** The first list of objects in a body, at any depth, with the schemas of their fields. */
function findList(document: OpenAPI, value: unknown, schema: OpenAPI): Pick<Documented, "items" | "fields"> {
  const { properties = {}, items } = follow(document, schema) ?? {};
  if (Array.isArray(value) && value.some(isObject)) {
    const fields = Object.entries<OpenAPI>(follow(document, items)?.properties ?? {});
    return {
      items: value.filter(isObject),
      fields: Object.fromEntries(fields.map(([name, field]) => [name, follow(document, field)])),
    };
  }
  const nested = isObject(value) ? Object.entries(value) : [];
  const lists = nested.map(([name, child]) => findList(document, child, properties[name]));
  return lists.find((list) => list.items.length > 0) ?? { items: [], fields: {} };
}
