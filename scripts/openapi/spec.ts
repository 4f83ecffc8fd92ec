import { readFile } from "node:fs/promises";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { BaseResolver, bundle, createConfig, getLineColLocation, Source } from "@redocly/openapi-core";
import { getByPointer } from "./json-pointer.ts";

// biome-ignore lint/suspicious/noExplicitAny: a spec may hold anything anywhere; the readers check what they use
export type Node = any;

/** A node of the spec and where it is, with references followed. */
export interface Located {
  /** JSON Pointer as a URI fragment, such as `#/components/schemas/Thing`. */
  pointer: string;
  node: Node;
}

/** A spec, bundled into one document. */
export interface Spec {
  document: Node;
  /** The node that a pointer refers to, and its own pointer: `$ref`s are followed. */
  resolve(pointer: string): Located;
  /** `file:line:column` of a node. */
  locate(pointer: string): string;
  /** An error about a node: where it is, what is wrong and what to write instead. */
  error(pointer: string, message: string): Error;
}

/** The same spec must yield the same files anywhere. A resolver caches what it reads, so each read has its own. */
function offlineResolver(): BaseResolver {
  const customFetch = () =>
    Promise.reject(new Error("URLs are not loaded. Save the file beside the spec and refer to it"));
  return new BaseResolver({ http: { headers: [], customFetch } });
}

/** Reads a spec and the files that it refers to. */
export async function readSpec(url: URL): Promise<Spec> {
  const file = fileURLToPath(url);
  // Without an argument: checking one against the type of a configuration takes the compiler four seconds.
  const config = await createConfig();
  const bundling = bundle({ ref: file, config, externalRefResolver: offlineResolver() });
  const { bundle: bundled, problems } = await bundling.catch((error: Error) => {
    if (error.message !== "Self-referencing circular pointer") throw error;
    throw new Error(`${displayName(file)} A $ref refers to itself, directly or through others. Refer to a definition`);
  });
  if (problems.length > 0) throw new Error(problems.map(describeProblem).join("\n"));
  const spec = createSpec(bundled.parsed, await readFile(url, "utf8"), displayName(file));
  if (!/^3\.1\.\d+$/.test(spec.document.openapi)) {
    throw spec.error("#/openapi", "Only OpenAPI 3.1 is supported. Write: openapi: 3.1.1");
  }
  return spec;
}

type Problem = Awaited<ReturnType<typeof bundle>>["problems"][number];

function describeProblem({ message, location: [location] }: Problem): string {
  if (!location) return message;
  const { source, start } = getLineColLocation(location);
  return `${displayName(source.absoluteRef)}:${start.line}:${start.col} ${message}`;
}

function displayName(file: string): string {
  return relative(process.cwd(), file).replaceAll("\\", "/");
}

export function createSpec(document: Node, text: string, name: string): Spec {
  const spec: Spec = {
    document,
    resolve(pointer) {
      let place = pointer;
      let node = getByPointer(document, place) as Node;
      while (typeof node?.$ref === "string") {
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

/** Line and column of the node that a JSON Pointer refers to, or of its nearest ancestor if it does not exist. */
export function locate(text: string, pointer: string): { line: number; column: number } {
  const source = new Source("openapi.yaml", text);
  const { line, col } = getLineColLocation({ source, pointer, reportOnKey: true }).start;
  return { line, column: col };
}
