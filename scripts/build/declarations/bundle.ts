import { join } from "node:path";
import { type Plugin, rollup } from "rollup";
import { dts } from "rollup-plugin-dts";
import type ts from "typescript";
import { createProgram, entries, root } from "./program.ts";

/** What the other entries import from `index` instead of repeating it. */
const shared = /^(src\/(client|http)\/(types|errors)|generated\/(openapi|operations|schemas))$/;

export type Declarations = Record<(typeof entries)[number], string>;

/** One declaration file per entry, so that go-to-definition and hover lead straight to a type and its docs. */
export async function bundleDeclarations(program = createProgram()): Promise<Declarations> {
  const files = emitDeclarations(program);
  const bundles = await Promise.all(entries.map((name) => bundle(name, files)));
  const exported = new Set(bundles[0]?.exports);
  for (const { imports } of bundles) {
    const missing = imports.filter((name) => !exported.has(name));
    if (missing.length > 0) throw new Error(`src/index.ts must export ${missing.join(", ")}: another entry needs it`);
  }
  return Object.fromEntries(entries.map((name, index) => [name, bundles[index]?.code])) as Declarations;
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

interface Bundle {
  code: string;
  exports: string[];
  /** Names imported from `index`. */
  imports: string[];
}

async function bundle(name: string, files: ReadonlyMap<string, string>): Promise<Bundle> {
  const result = await rollup({
    input: `${root}src/${name}.d.ts`,
    plugins: [serve(files, name !== "index"), dts()],
    external: /^[^./]/,
  });
  const { output } = await result.generate({ format: "es" });
  const { code, exports, importedBindings } = output[0];
  return { code, exports, imports: importedBindings["./index.js"] ?? [] };
}

/** Serves the emitted files from memory. */
function serve(files: ReadonlyMap<string, string>, importShared: boolean): Plugin {
  return {
    name: "emitted-declarations",
    resolveId(source, importer) {
      if (importer && !source.startsWith(".")) return null;
      const path = importer ? join(importer, "..", source) : source;
      const name = path.slice(root.length).replace(/(\.d)?\.[jt]s$/, "");
      return importShared && shared.test(name) ? { id: "./index.js", external: true } : `${root}${name}.d.ts`;
    },
    load: (id) => files.get(id.slice(root.length).replace(/\.d\.ts$/, "")) ?? null,
  };
}
