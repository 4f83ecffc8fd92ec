import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { stringifyYaml } from "@redocly/openapi-core";
import { temporaryFolder } from "./temporary-folder.ts";

/** A part of a spec. */
export type Fragment = Record<string, unknown>;

/** The operations of a small spec by path, and components besides the security scheme. */
export interface SmallSpec {
  paths: Fragment;
  components?: Fragment;
}

/** A small spec, complete except for its paths. */
export function smallSpec({ paths, components = {} }: SmallSpec): Fragment {
  const apiKey = {
    type: "apiKey",
    in: "header",
    name: "x-key",
    description: "Create a key in the app. Keep it safe.",
  };
  return {
    openapi: "3.1.1",
    info: { title: "Things", version: "1.2.3" },
    servers: [{ url: "https://things.test/v1" }],
    security: [{ apiKey: [] }],
    paths,
    components: { securitySchemes: { apiKey }, ...components },
  };
}

/** A spec with one operation, `listThings`, which responds with a list of names. */
export function listThings(changes: Fragment = {}, method = "get"): SmallSpec {
  return { paths: { "/things": { [method]: { ...operation("listThings"), ...changes } } } };
}

/** An operation that responds with the envelope around a list of names, unless it has other responses. */
export function operation(operationId: string, responses: Fragment = ok()): Fragment {
  return { operationId, responses };
}

/** A 200 response with the envelope around `data`. */
export function ok(data: Fragment = { type: "array", items: { type: "string" } }, examples: Fragment = {}): Fragment {
  return { 200: { description: "OK.", content: json(envelope(data), examples) } };
}

export function json(schema: unknown, examples: Fragment = {}): Fragment {
  return { "application/json": { schema, examples } };
}

export function envelope(data: Fragment, more: Fragment = {}): Fragment {
  const properties = { description: { type: "string" }, data, error: { type: "null" }, ...more };
  return { type: "object", required: ["data"], properties };
}

export interface WrittenSpec {
  url: URL;
  /** The lines of the file. */
  lines: string[];
}

/** Writes a spec to a temporary file, as YAML. */
export function writeSpec(document: Fragment, files: Record<string, Fragment> = {}): WrittenSpec {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), toYAML(content));
  const text = toYAML(document);
  writeFileSync(join(folder, "openapi.yaml"), text);
  return { url: pathToFileURL(join(folder, "openapi.yaml")), lines: text.split("\n") };
}

function toYAML(value: Fragment): string {
  return stringifyYaml(value, { lineWidth: -1, noRefs: true });
}
