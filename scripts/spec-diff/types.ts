import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import ts from "typescript";
import { bundleDeclarations } from "../build/declarations/bundle.ts";
import { createProgram } from "../build/declarations/program.ts";
import { apiReport } from "../build/declarations/report.ts";
import { generate } from "../generate.ts";
import type { Change } from "./change.ts";
import type { Release } from "./release.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

export interface TypeChanges {
  changes: Change[];
  /** Lines added to the API report, prefixed with `+`, and removed from it, prefixed with `-`. */
  lines: string[];
}

/** What changes for users who compile against the package if it is built from this spec. */
export async function typeChanges(release: Release, specPath: string): Promise<TypeChanges> {
  const generated = await generate(pathToFileURL(specPath)).catch((error: Error) => error);
  if (generated instanceof Map) return compile(release, generated);
  const message = `No types to compare, because \`npm run generate\` fails: ${generated.message}`;
  return { changes: [{ impact: "major", message }], lines: [] };
}

async function compile(release: Release, generated: Map<string, string>): Promise<TypeChanges> {
  const texts = new Map<string, string>();
  for (const [name, text] of generated) texts.set(`generated/${name}`, text);
  for (const [path, text] of release.typeTests) texts.set(path, againstSource(text));
  const program = createProgram(texts, [...release.typeTests.keys()]);
  const lines = diffLines(release.report, apiReport(await bundleDeclarations(program)));
  return { changes: [...failures(program, release), ...reportChanges(lines)], lines };
}

/** Points imports of built declarations to the source, so that nothing needs to be built. */
function againstSource(text: string): string {
  return text.replaceAll('"../../dist/', '"../../src/');
}

/** Compiler errors in the type tests of the release and in the current source. */
function failures(program: ts.Program, release: Release): Change[] {
  return program.getSourceFiles().flatMap((file) => {
    const path = file.fileName.slice(root.length);
    const isTest = release.typeTests.has(path);
    if (!file.fileName.startsWith(root) || !(isTest || path.startsWith("src/"))) return [];
    const diagnostics = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
    return diagnostics.map((diagnostic) =>
      isTest ? brokenTest(release, path, diagnostic) : clientMismatch(path, diagnostic),
    );
  });
}

function brokenTest({ name }: Release, path: string, diagnostic: ts.Diagnostic): Change {
  const { line } = position(diagnostic);
  const code = diagnostic.file?.text.split("\n")[line - 1]?.trim();
  const message = `\`${code}\` (${path}:${line} of ${name}) no longer compiles: ${explanation(diagnostic)}`;
  return { impact: isWidening(diagnostic) ? "minor" : "major", message };
}

function clientMismatch(file: string, diagnostic: ts.Diagnostic): Change {
  const message = `The client does not match the spec: ${explanation(diagnostic)}`;
  return { impact: "major", message, place: { file, ...position(diagnostic) } };
}

function position({ file, start = 0 }: ts.Diagnostic): { line: number; column: number } {
  const { line, character } = file?.getLineAndCharacterOfPosition(start) ?? { line: 0, character: 0 };
  return { line: line + 1, column: character + 1 };
}

function explanation({ code, messageText }: ts.Diagnostic): string {
  return `TS${code} ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
}

/** An unused `@ts-expect-error`: code that was rejected now compiles. */
function isWidening({ code }: ts.Diagnostic): boolean {
  return code === 2578;
}

function reportChanges(lines: string[]): Change[] {
  if (lines.length === 0) return [];
  const [added, removed] = ["+", "-"].map((sign) => lines.filter((line) => line.startsWith(sign)).length);
  return [{ impact: "minor", message: `The API report changed. Lines added: ${added}, removed: ${removed}.` }];
}

function diffLines(before: string, after: string): string[] {
  if (before === after) return [];
  const folder = mkdtempSync(join(tmpdir(), "asters-report-"));
  try {
    const files = [before, after].map((text, index) => {
      const file = join(folder, String(index));
      writeFileSync(file, text);
      return file;
    });
    const options = ["diff", "--no-index", "--no-color", "--no-ext-diff", "--unified=0", ...files];
    const { stdout } = spawnSync("git", options, { encoding: "utf8" });
    const lines = stdout.split("\n").filter((line) => /^[+-](?!\+\+ |-- )/.test(line));
    return lines.map((line) => `${line.slice(0, 1)} ${line.slice(1).trim()}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
