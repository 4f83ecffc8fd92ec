import { readFileSync } from "node:fs";
import ts from "typescript";

export interface Literal {
  text: string;
  line: number;
}

/**
 * The strings, template parts and regular expressions of a TypeScript file. Comments are left out, and so are the names
 * of modules and of types, which the compiler checks.
 */
export function readLiterals(file: string): Literal[] {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.ESNext);
  const found: Literal[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node) || isDynamicImport(node)) return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      add(node, node.text);
    // A regular expression escapes the characters that it looks for.
    if (ts.isRegularExpressionLiteral(node)) add(node, node.text.replaceAll("\\", ""));
    ts.forEachChild(node, visit);
  };
  const add = (node: ts.Node, text: string) => {
    found.push({ text, line: source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1 });
  };
  visit(source);
  return found;
}

function isDynamicImport(node: ts.Node): boolean {
  return ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
}
