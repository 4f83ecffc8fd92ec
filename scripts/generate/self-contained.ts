import { joinPointer } from "../openapi/json-pointer.ts";
import type { Spec } from "../openapi/spec.ts";
import { listSchemas } from "../openapi/walk-schemas.ts";

/** The keywords for which Ajv's code may import a function, even in ES modules, which have no `require`. */
const importing = ["minLength", "maxLength", "uniqueItems", "const", "enum"];

/** Throws if the code needs anything at run time. */
export function assertSelfContained(spec: Spec, code: string): void {
  const module = /\brequire\("([^"]*)"\)/.exec(code)?.[1];
  if (module === undefined) return;
  const suspects = listSchemas(spec).flatMap(({ pointer, node }) =>
    importing
      .filter((keyword) => needsImport(keyword, node[keyword], module))
      .map((keyword) => joinPointer(pointer, keyword)),
  );
  const [first = "#/components/schemas"] = suspects;
  const keyword = suspects.length > 0 ? `"${first.slice(first.lastIndexOf("/") + 1)}"` : "A keyword";
  throw spec.error(first, `${keyword} would make the validators import ${module}. Write it in the description instead`);
}

function needsImport(keyword: string, value: unknown, module: string): boolean {
  if (value === undefined) return false;
  if (module.endsWith("ucs2length")) return /Length$/.test(keyword);
  if (keyword === "uniqueItems") return value === true;
  return /^(const|enum)$/.test(keyword) && [value].flat().some((item) => typeof item === "object" && item !== null);
}
