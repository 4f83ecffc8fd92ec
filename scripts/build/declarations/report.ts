import ts from "typescript";
import type { Declarations } from "./bundle.ts";
import { entries } from "./program.ts";

const heading = `# API report

Everything that users of the package compile against: the declaration file of each entry, without comments.
\`npm run update-reports\` updates this file.
`;

/** The declarations of each entry, as Markdown. */
export function apiReport(declarations: Declarations): string {
  const sections = entries.map((name) => {
    return `\n## ${moduleName(name)}\n\n\`\`\`ts\n${withoutComments(declarations[name])}\`\`\`\n`;
  });
  return [heading, ...sections].join("");
}

function moduleName(entry: string): string {
  return entry === "index" ? "asters-client" : `asters-client/${entry}`;
}

function withoutComments(text: string): string {
  const printer = ts.createPrinter({ removeComments: true });
  return printer.printFile(ts.createSourceFile("report.d.ts", text, ts.ScriptTarget.ES2022));
}
