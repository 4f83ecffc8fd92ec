import ts from "typescript";

/** Properties of a violation that `validateResponse` does not return. They make up a third of the code. */
const unused = ["schemaPath", "keyword", "params"];

/** Removes unused properties of violations. Ajv has no option for this, so it finds the object literals in Ajv's code. */
export function stripViolations(code: string): string {
  const source = ts.createSourceFile("validators.js", code, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const ranges: [start: number, end: number][] = [];
  const visit = (node: ts.Node) => {
    if (isViolation(node)) ranges.push(...unusedRanges(node));
    else ts.forEachChild(node, visit);
  };
  visit(source);
  if (ranges.length === 0 && /\bfunction validate/.test(code)) {
    throw new Error("Ajv no longer writes { instancePath, schemaPath, … }. Adapt scripts/generate/strip-violations.ts");
  }
  return ranges.reduceRight((text, [start, end]) => text.slice(0, start) + text.slice(end), code);
}

function isViolation(node: ts.Node): node is ts.ObjectLiteralExpression {
  if (!ts.isObjectLiteralExpression(node)) return false;
  const names = node.properties.map(({ name }) => name?.getText());
  return ["instancePath", "message", ...unused].every((name) => names.includes(name));
}

/** From the start of each property to the start of the next one: `message` is the last. */
function unusedRanges({ properties }: ts.ObjectLiteralExpression): [number, number][] {
  return properties.flatMap((property, index): [number, number][] => {
    const next = properties[index + 1];
    if (!next || !unused.includes(property.name?.getText() ?? "")) return [];
    return [[property.getStart(), next.getStart()]];
  });
}
