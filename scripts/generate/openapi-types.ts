import { pathToFileURL } from "node:url";
import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";
import ts from "typescript";
import type { Node } from "../openapi/spec.ts";
import { notice } from "./header.ts";

const header = `/**\n * ${notice}\n */\n\n`;

/** `openapi.d.ts`: the spec as TypeScript types. */
export async function types(document: Node): Promise<string> {
  const nodes = await openapiTS(structuredClone(document) as OpenAPI3, {
    silent: true,
    // By default it does not escape the path, and so fails in a folder with a percent sign in its name.
    cwd: pathToFileURL(`${process.cwd()}/`),
    transform: (schema) => openString(schema),
  });
  return header + astToString(nodes);
}

/**
 * `"tiktok" | "x" | (string & {})` for an open enum: editors complete the known values, and any other string is
 * allowed. `string & {}` keeps the compiler from folding the literals into `string`.
 *
 * @see https://opensource.zalando.com/restful-api-guidelines/#112 for `x-extensible-enum`
 */
function openString({ type, "x-extensible-enum": known }: Node): ts.TypeNode | undefined {
  if (!known) return undefined;
  const { createIntersectionTypeNode, createKeywordTypeNode, createLiteralTypeNode, createNull } = ts.factory;
  const string = createKeywordTypeNode(ts.SyntaxKind.StringKeyword);
  const anyString = createIntersectionTypeNode([string, ts.factory.createTypeLiteralNode([])]);
  return ts.factory.createUnionTypeNode([
    ...known.map((value: string) => createLiteralTypeNode(ts.factory.createStringLiteral(value))),
    ts.factory.createParenthesizedType(anyString),
    ...([type].flat().includes("null") ? [createLiteralTypeNode(createNull())] : []),
  ]);
}
