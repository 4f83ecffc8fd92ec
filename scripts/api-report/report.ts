import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { createProgram, entryPoints } from "./program.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

const heading = `# API report

Every declaration that users of the package can reach, without its comments. Written by \`npm run api-report\`: a change
here is a change of what they compile against.
`;

/** The declarations behind the entry points, as Markdown. */
export function apiReport(program = createProgram(new Map())): string {
  const entries = [...entryPoints()];
  const files = reachable(
    entries.map(([, file]) => file),
    program,
  );
  return [
    heading,
    ...entries.map(([name, file]) => `- \`${name}\`: ${file}`),
    ...[...files].map(([file, text]) => `\n## ${file}\n\n\`\`\`ts\n${text}\`\`\``),
    "",
  ].join("\n");
}

/** Source file to declarations, in the order in which the files are first imported. */
function reachable(entries: string[], program: ts.Program): Map<string, string> {
  const found = new Map<string, string>();
  // A Set hands out what is added while it is gone through.
  const queue = new Set(entries);
  for (const file of queue) {
    const text = declarations(file, program);
    found.set(file, text);
    for (const [, specifier] of text.matchAll(/\b(?:from|import\() ?"(\..+?)\.js"/g)) {
      const path = posix.join(posix.dirname(file), specifier as string);
      queue.add(program.getSourceFile(`${root}${path}.ts`) ? `${path}.ts` : `${path}.d.ts`);
    }
  }
  return found;
}

function declarations(file: string, program: ts.Program): string {
  const source = program.getSourceFile(root + file);
  if (!source) throw new Error(`${file} is exported, but is not part of the program`);
  let text = source.text;
  if (!source.isDeclarationFile) program.emit(source, (_path, emitted) => (text = emitted), undefined, true);
  const printer = ts.createPrinter({ removeComments: true });
  return printer.printFile(ts.createSourceFile("report.d.ts", text, ts.ScriptTarget.ES2022));
}
