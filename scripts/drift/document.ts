/** Places in the document, with references followed. */
import { readFile } from "node:fs/promises";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parseYaml } from "@redocly/openapi-core";
import { locate } from "../openapi/locate.ts";
import { at, child, isObject } from "./json.ts";

// biome-ignore lint/suspicious/noExplicitAny: a document may hold anything, and is reached into everywhere
export type OpenAPI = any;

export interface Operation {
  operationId: string;
  path: string;
  /** Where it is in the document. */
  pointer: string;
}

export async function readDocument(url: URL): Promise<{ document: OpenAPI; lineOf: (pointer: string) => string }> {
  const file = fileURLToPath(url);
  const text = await readFile(url, "utf8");
  const name = relative(process.cwd(), file).replaceAll("\\", "/");
  return {
    document: parseYaml(text),
    lineOf: (pointer) => `${name}:${locate(text, pointer).line}`,
  };
}

/** The operations that need nothing but a workspace to be called, and change nothing. */
export function askableOperations(document: OpenAPI): Operation[] {
  return Object.entries<OpenAPI>(document.paths).flatMap(([path, { get }]) => {
    const parameters = [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name);
    if (!get || parameters.join() !== "workspace_id") return [];
    return [{ operationId: get.operationId, path, pointer: child("#", "paths", path, "get") }];
  });
}

/** The response that documents a status: its own, or the default. */
export function responseOf(document: OpenAPI, operation: Operation, status: number): string | undefined {
  const responses = child(operation.pointer, "responses");
  const documented = at(document, responses) as object;
  const key = [String(status), `${String(status)[0]}XX`, "default"].find((key) => key in documented);
  return key && resolve(document, child(responses, key));
}

/** Follows the path that a validator took through schemas, which knows no references. */
export function walk(document: OpenAPI, pointer: string, names: string[]): string {
  return names.reduce((place, name) => resolve(document, child(place, name)), resolve(document, pointer));
}

function resolve(document: OpenAPI, pointer: string): string {
  const node = at(document, pointer);
  return isObject(node) && typeof node["$ref"] === "string" ? resolve(document, node["$ref"]) : pointer;
}
