import { join } from "node:path";
import { type Plugin, rollup } from "rollup";
import { dts } from "rollup-plugin-dts";
import type ts from "typescript";
import { createProgram, entries, root } from "./program.ts";

/** Modules whose exports are all exported by `index`: the other entries import them from there. */
const exportedByIndex = ["src/client/types", "src/http/errors", "generated/openapi"];

export type Declarations = Record<(typeof entries)[number], string>;

/** One self-contained declaration file per entry, so that go-to-definition and hover show each type with its docs. */
export async function bundleDeclarations(program = createProgram()): Promise<Declarations> {
  const files = emitDeclarations(program);
  const bundles = entries.map(async (name) => [name, await bundle(name, files)] as const);
  return Object.fromEntries(await Promise.all(bundles)) as Declarations;
}

/** Declaration file to text, without the extension. */
function emitDeclarations(program: ts.Program): Map<string, string> {
  const files = new Map<string, string>();
  for (const source of program.getSourceFiles()) {
    const name = source.fileName.slice(root.length).replace(/(\.d)?\.ts$/, "");
    if (!source.fileName.startsWith(root) || name.startsWith("node_modules/")) continue;
    if (source.isDeclarationFile) files.set(name, source.text);
    else program.emit(source, (_path, text) => files.set(name, text), undefined, true);
  }
  return files;
}

async function bundle(name: string, files: ReadonlyMap<string, string>): Promise<string> {
  const result = await rollup({
    input: `${root}src/${name}.d.ts`,
    plugins: [serve(files, name === "index" ? [] : exportedByIndex), dts()],
    external: /^[^./]/,
  });
  const { output } = await result.generate({ format: "es" });
  return output[0].code;
}

/** Serves the emitted files from memory. */
function serve(files: ReadonlyMap<string, string>, external: string[]): Plugin {
  return {
    name: "emitted-declarations",
    resolveId(source, importer) {
      if (!source.startsWith(".") && importer) return null;
      const path = importer ? join(importer, "..", source) : source;
      const name = path.slice(root.length).replace(/(\.d)?\.[jt]s$/, "");
      return external.includes(name) ? { id: "./index.js", external: true } : `${root}${name}.d.ts`;
    },
    load: (id) => files.get(id.slice(root.length).replace(/\.d\.ts$/, "")) ?? null,
  };
}
