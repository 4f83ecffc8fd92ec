import { fileURLToPath } from "node:url";
import ts from "typescript";

export const root = fileURLToPath(new URL("../../../", import.meta.url));

/** What users can import: `asters-client` is `index`, `asters-client/node` is `node`. */
export const entries = ["index", "node", "testing", "validate"] as const;

/** The library's source as one program, optionally with other file contents; paths are relative to the root. */
export function createProgram(contents: ReadonlyMap<string, string> = new Map(), more: string[] = []): ts.Program {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  const emit = { noEmit: false, declaration: true, emitDeclarationOnly: true, rootDir: root };
  const names = [...entries.map((name) => `src/${name}.ts`), ...more].map((path) => root + path);
  const all = { ...options, ...emit };
  return ts.createProgram(names, all, createHost(all, contents));
}

/** Files as they are on disk, parsed once for all programs. */
const parsed = new Map<string, ts.SourceFile | undefined>();

function createHost(options: ts.CompilerOptions, contents: ReadonlyMap<string, string>): ts.CompilerHost {
  const disk = ts.createCompilerHost(options);
  const override = (path: string) => (path.startsWith(root) ? contents.get(path.slice(root.length)) : undefined);
  return {
    ...disk,
    fileExists: (path) => override(path) !== undefined || disk.fileExists(path),
    readFile: (path) => override(path) ?? disk.readFile(path),
    getSourceFile(path, language) {
      const text = override(path);
      if (text !== undefined) return ts.createSourceFile(path, text, language);
      if (!parsed.has(path)) parsed.set(path, disk.getSourceFile(path, language));
      return parsed.get(path);
    },
  };
}
