import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { isMain } from "../run-script.ts";
import { duration, failed, type Print, passed } from "./report.ts";
import { runStage } from "./run-stage.ts";

/** Type-checks everything that the root's `tsconfig.json` includes, again at each change. */
export function watchTypes(root: URL, print: Print): void {
  const problems: ts.Diagnostic[] = [];
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
        problems.length = 0;
      } else if (!problems.some(isTransient)) {
        print(typesLine(problems, root, performance.now() - started));
      }
    },
  );
  host.onUnRecoverableConfigFileDiagnostic = (problem) => {
    throw new Error(text(problem, root));
  };
  ts.createWatchProgram(host);
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

if (isMain(import.meta.url)) runStage("types", watchTypes);
