import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";
import ts from "typescript";

const header = `/**
 * Generated from openapi/openapi.yaml by \`npm run generate\`. Do not edit.
 */

`;

/** `openapi.d.ts`: the spec as TypeScript types. */
export async function types(document: object): Promise<string> {
  const nodes = await openapiTS(structuredClone(document) as OpenAPI3, {
    silent: true,
    transform: openString,
  });
  return header + astToString(nodes);
}

/**
 * `"tiktok" | "x" | (string & {})` for an open list: editors complete the known values, and any other string is
 * allowed. `string & {}` keeps the compiler from folding the literals into `string`.
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
