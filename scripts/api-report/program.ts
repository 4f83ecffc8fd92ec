import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The modules that users can import, name to source file, such as `asters-client/validate` to `src/validate.ts`. */
export function entryPoints(): Map<string, string> {
  const { name, exports } = JSON.parse(readFileSync(`${root}package.json`, "utf8"));
  const modules = Object.entries<string | { types: string }>(exports).flatMap(([path, target]): [string, string][] => {
    const file = typeof target === "string" ? undefined : /^\.\/dist\/(.+)\.d\.ts$/.exec(target.types)?.[1];
    return file ? [[name + path.slice(1), `src/${file}.ts`]] : [];
  });
  return new Map(modules);
}

/**
 * The source as one program with other text in some of its files, and maybe more files; paths are relative to the root.
 * Whoever imports the package gets the source, so nothing needs to be built, and nothing is written.
 */
export function createProgram(texts: ReadonlyMap<string, string>, more: string[] = []): ts.Program {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  const entries = entryPoints();
  const paths = Object.fromEntries([...entries].map(([name, file]) => [name, [root + file]]));
  const emit = { noEmit: false, declaration: true, emitDeclarationOnly: true, rootDir: root };
  const all = { ...options, ...emit, paths };
  const names = [...entries.values(), ...more].map((path) => root + path);
  return ts.createProgram(names, all, host(all, texts));
}

/** Files that are as they are on disk, parsed once for all programs. */
const parsed = new Map<string, ts.SourceFile | undefined>();

function host(options: ts.CompilerOptions, texts: ReadonlyMap<string, string>): ts.CompilerHost {
  const disk = ts.createCompilerHost(options);
  const changed = (path: string) => (path.startsWith(root) ? texts.get(path.slice(root.length)) : undefined);
  return {
    ...disk,
    fileExists: (path) => changed(path) !== undefined || disk.fileExists(path),
    readFile: (path) => changed(path) ?? disk.readFile(path),
    getSourceFile(path, language) {
      const text = changed(path);
      if (text !== undefined) return ts.createSourceFile(path, text, language);
      if (!parsed.has(path)) parsed.set(path, disk.getSourceFile(path, language));
      return parsed.get(path);
    },
  };
}
