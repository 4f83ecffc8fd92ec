import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";
import ts from "typescript";
import type { OpenAPIDocument } from "./document.ts";

const header = `/**
 * Generated from openapi/openapi.yaml by \`npm run generate\`. Do not edit.
 */

`;

/** `openapi.d.ts`: the document as TypeScript types. */
export async function types(openapi: OpenAPIDocument): Promise<string> {
  const nodes = await openapiTS(structuredClone(openapi) as unknown as OpenAPI3, {
    silent: true,
    transform: openString,
  });
  return header + astToString(nodes);
}

/**
 * `"tiktok" | "x" | (string & {})` for a string whose known values are not all: the editor completes the known ones,
 * and any other is no error. `string & {}` keeps the compiler from folding the literals into `string`.
 *
 * @see https://opensource.zalando.com/restful-api-guidelines/#112 for `x-extensible-enum`
 */
function openString(schema: object): ts.TypeNode | undefined {
  const known = (schema as { "x-extensible-enum"?: string[] })["x-extensible-enum"];
  if (!known) return undefined;
  return ts.factory.createUnionTypeNode([
    ...known.map((value) => ts.factory.createLiteralTypeNode(ts.factory.createStringLiteral(value))),
    ts.factory.createParenthesizedType(
      ts.factory.createIntersectionTypeNode([
        ts.factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword),
        ts.factory.createTypeLiteralNode([]),
      ]),
    ),
  ]);
}
