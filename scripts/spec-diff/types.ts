import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import ts from "typescript";
import { bundleDeclarations } from "../declarations/bundle.ts";
import { createProgram } from "../declarations/program.ts";
import { apiReport } from "../declarations/report.ts";
import { generate } from "../generate.ts";
import type { Change } from "./change.ts";
import type { Release } from "./release.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

export interface TypeChanges {
  changes: Change[];
  /** The lines that the API report has more, after a plus, and less, after a minus. */
  lines: string[];
}

/** What changed for those who compile against the package, if it is built with the document. */
export async function typeChanges(release: Release, document: string): Promise<TypeChanges> {
  const generated = await generate(pathToFileURL(document)).catch((error: Error) => error);
  if (generated instanceof Map) return compile(release, generated);
  const message = `The document yields no types, \`npm run generate\` fails: ${generated.message}`;
  return { changes: [{ impact: "major", message }], lines: [] };
}

async function compile(release: Release, generated: Map<string, string>): Promise<TypeChanges> {
  const texts = new Map<string, string>();
  for (const [name, text] of generated) texts.set(`generated/${name}`, text);
  for (const [path, text] of release.typeTests) texts.set(path, againstSource(text));
  const program = createProgram(texts, [...release.typeTests.keys()]);
  const lines = differences(release.report, apiReport(await bundleDeclarations(program)));
  return { changes: [...failures(program, release), ...declared(lines)], lines };
}

/** The built declarations follow from the source, which need not be built for the question. */
function againstSource(text: string): string {
  return text.replaceAll('"../../dist/', '"../../src/');
}

/** What the compiler says of the release's type tests, and of today's source. */
function failures(program: ts.Program, release: Release): Change[] {
  return program.getSourceFiles().flatMap((file) => {
    const path = file.fileName.slice(root.length);
    const isTest = release.typeTests.has(path);
    if (!file.fileName.startsWith(root) || !(isTest || path.startsWith("src/"))) return [];
    const diagnostics = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
    return diagnostics.map((diagnostic) => (isTest ? broken(release, path, diagnostic) : unfit(path, diagnostic)));
  });
}

function broken({ name }: Release, path: string, diagnostic: ts.Diagnostic): Change {
  const { line } = position(diagnostic);
  const code = diagnostic.file?.text.split("\n")[line - 1]?.trim();
  const message = `\`${code}\` (${path}:${line} of ${name}) compiles no more: ${explanation(diagnostic)}`;
  return { impact: isWidening(diagnostic) ? "minor" : "major", message };
}

function unfit(file: string, diagnostic: ts.Diagnostic): Change {
  const message = `The client does not fit the document: ${explanation(diagnostic)}`;
  return { impact: "major", message, place: { file, ...position(diagnostic) } };
}

function position({ file, start = 0 }: ts.Diagnostic): { line: number; column: number } {
  const { line, character } = file?.getLineAndCharacterOfPosition(start) ?? { line: 0, character: 0 };
  return { line: line + 1, column: character + 1 };
}

function explanation({ code, messageText }: ts.Diagnostic): string {
  return `TS${code} ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
}

/** `@ts-expect-error` without an error: what was refused is allowed. */
function isWidening({ code }: ts.Diagnostic): boolean {
  return code === 2578;
}

function declared(lines: string[]): Change[] {
  if (lines.length === 0) return [];
  const [more, less] = ["+", "-"].map((sign) => lines.filter((line) => line.startsWith(sign)).length);
  return [{ impact: "minor", message: `The API report has changed: ${more} lines added, ${less} removed.` }];
}

function differences(before: string, after: string): string[] {
  // A release from before there was a report has none to compare with.
  if (before === "" || before === after) return [];
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
