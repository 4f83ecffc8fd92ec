import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { duration, failed, type Print, passed } from "./report.ts";
import { runStage } from "./stage.ts";

/** Builds `dist/`, then checks all code by the root's `tsconfig.json`: some of it imports what is in `dist/`. */
export function watchTypes(root: URL, print: Print): void {
  let problems: ts.Diagnostic[] = [];
  let started = performance.now();
  const host = ts.createWatchCompilerHost(
    fileURLToPath(new URL("tsconfig.json", root)),
    { noEmit: true },
    ts.sys,
    ts.createSemanticDiagnosticsBuilderProgram,
    (problem) => problems.push(problem),
    (_status, _newLine, _options, errorCount) => {
      if (errorCount === undefined) {
        started = performance.now();
        problems = buildDist(root, changed);
      } else if (!problems.some(isTransient)) {
        print(typesLine(problems, root, performance.now() - started));
      }
    },
  );
  const changed = watchedFiles(host);
  host.onUnRecoverableConfigFileDiagnostic = (problem) => {
    throw new Error(text(problem, root));
  };
  ts.createWatchProgram(host);
}

/** Reports a change to the watcher at once. Its own event arrives after the check, which would then miss the change. */
function watchedFiles(host: ts.WatchHost): (path: string) => void {
  const callbacks = new Map<string, ts.FileWatcherCallback>();
  const { watchFile } = host;
  host.watchFile = (path, callback, ...rest) => {
    callbacks.set(path, callback);
    return watchFile(path, callback, ...rest);
  };
  return (path) => callbacks.get(path)?.(path, ts.FileWatcherEventKind.Changed);
}

/** The compiler sees that a file is gone before it reads the folder again, and complains in between (TS6053). */
function isTransient({ code, file }: ts.Diagnostic): boolean {
  return code === 6053 && !file;
}

/** The line of the types stage. A problem that two programs found is counted once. */
export function typesLine(problems: readonly ts.Diagnostic[], root: URL, took: number): string {
  const texts = [...new Set(problems.map((problem) => text(problem, root)))];
  return texts.length > 0 ? failed("types", texts) : passed("types", `clean in ${duration(took)}`);
}

function text({ file, start = 0, code, messageText }: ts.Diagnostic, root: URL): string {
  const what = `TS${code} ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
  if (!file) return what.replaceAll(fileURLToPath(root), "");
  const { line, character } = file.getLineAndCharacterOfPosition(start);
  const path = relative(fileURLToPath(root), file.fileName).replaceAll("\\", "/");
  return `${path}:${line + 1}:${character + 1} ${what}`;
}

function buildDist(root: URL, onWrite: (path: string) => void): ts.Diagnostic[] {
  const problems: ts.Diagnostic[] = [];
  const writeFile: ts.System["writeFile"] = (path, ...rest) => {
    ts.sys.writeFile(path, ...rest);
    onWrite(path);
  };
  const add = (problem: ts.Diagnostic) => problems.push(problem);
  const host = ts.createSolutionBuilderHost({ ...ts.sys, writeFile }, undefined, add, () => {});
  ts.createSolutionBuilder(host, [fileURLToPath(new URL("src/tsconfig.json", root))], {}).build();
  return problems;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) runStage("types", watchTypes);
