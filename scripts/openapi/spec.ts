import { readFile } from "node:fs/promises";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle, createConfig } from "@redocly/openapi-core";
import { getByPointer } from "./json-pointer.ts";
import { locate } from "./locate.ts";

// biome-ignore lint/suspicious/noExplicitAny: a spec may hold anything anywhere; the readers check what they use
export type Node = any;

/** A node of the spec and where it is, with references followed. */
export interface Located<T = Node> {
  /** JSON Pointer as a URI fragment. */
  pointer: string;
  node: T;
}

/** An OpenAPI description, bundled into one document. */
export interface Spec {
  document: Node;
  /** The node that a pointer refers to, and where it really is: `$ref`s are followed. */
  resolve(pointer: string): Located;
  /** `file:line:column` of a node. */
  locate(pointer: string): string;
  /** An error about a node: where it is, what is wrong and what to write instead. */
  error(pointer: string, message: string): Error;
}

export async function readSpec(url: URL): Promise<Spec> {
  const file = fileURLToPath(url);
  const { bundle: bundled, problems } = await bundle({ ref: file, config: await createConfig({}) });
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join("\n"));
  const text = await readFile(url, "utf8");
  return createSpec(bundled.parsed, text, relative(process.cwd(), file).replaceAll("\\", "/"));
}

export function createSpec(document: Node, text: string, name: string): Spec {
  const spec: Spec = {
    document,
    resolve(pointer) {
      const visited = new Set<string>();
      let place = pointer;
      let node = getByPointer(document, place) as Node;
      while (typeof node?.$ref === "string") {
        if (visited.has(place)) throw spec.error(pointer, "this $ref refers to itself");
        visited.add(place);
        place = decodeURIComponent(node.$ref);
        node = getByPointer(document, place);
      }
      return { pointer: place, node };
    },
    locate(pointer) {
      const { line, column } = locate(text, pointer);
      return `${name}:${line}:${column}`;
    },
    error: (pointer, message) => new Error(`${spec.locate(pointer)} ${message}`),
  };
  return spec;
}
