import { readFileSync } from "node:fs";
import ts from "typescript";
import { joinPointer } from "../../openapi/json-pointer.ts";
import type { Spec } from "../../openapi/spec.ts";

const entry = new URL("../../../src/index.ts", import.meta.url);

/** The package exports each schema as a type beside its own names, which would shadow a schema of the same name. */
export function checkSchemaNames(spec: Spec): void {
  const taken = exportedNames(entry);
  for (const name of Object.keys(spec.document.components?.schemas ?? {})) {
    if (!taken.includes(name)) continue;
    throw spec.error(
      joinPointer("#/components/schemas", name),
      `The package already exports the name ${name}. Rename the schema`,
    );
  }
}

/** The names that a module exports, except for those of `export *` from `generated/`. */
function exportedNames(module: URL): string[] {
  const source = ts.createSourceFile("module.ts", readFileSync(module, "utf8"), ts.ScriptTarget.Latest);
  return source.statements.flatMap((statement) => {
    if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) return [statement.name.text];
    if (!ts.isExportDeclaration(statement)) return [];
    const { exportClause, moduleSpecifier } = statement;
    if (exportClause && ts.isNamedExports(exportClause)) return exportClause.elements.map(({ name }) => name.text);
    const { text } = moduleSpecifier as ts.StringLiteral;
    return text.includes("/generated/") ? [] : exportedNames(new URL(text.replace(/\.js$/, ".ts"), module));
  });
}
