import { isDeepStrictEqual } from "node:util";
import { stringifyYaml } from "@redocly/openapi-core";
import type { OpenAPI } from "./document.ts";
import type { Finding } from "./finding.ts";
import { isObject } from "./json.ts";

/**
 * A fragment of the document that would make it agree: what it has is merged in, a list replaces the list, null removes.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7396
 */
export function propose(document: OpenAPI, findings: Finding[]): string {
  const draft = structuredClone(document);
  for (const { amend } of findings) amend?.(draft);
  const patch = toMergePatch(document, draft);
  return patch === undefined ? "" : toYAML(patch);
}

/** What turns one value into another; undefined if they are equal. */
export function toMergePatch(before: unknown, after: unknown): unknown {
  if (isDeepStrictEqual(before, after)) return undefined;
  if (!isObject(before) || !isObject(after)) return after;
  const removed = Object.keys(before).filter((name) => !(name in after));
  return Object.fromEntries([
    ...Object.entries(after)
      .map(([name, value]) => [name, toMergePatch(before[name], value)] as const)
      .filter(([, change]) => change !== undefined),
    ...removed.map((name) => [name, null] as const),
  ]);
}

/** As the document is written: lists of words in one line, double quotes, text in lines of its own. */
function toYAML(value: unknown): string {
  return stringifyYaml(value, { lineWidth: -1, noRefs: true, quoteStyle: "double" }).replaceAll(
    /^( *)(required|type|x-extensible-enum):\n((?:\1 +- .*\n)+)/gm,
    (_, indent: string, name: string, items: string) => {
      const words = [...items.matchAll(/- (.*)\n/g)].map(([, word]) => word);
      return `${indent}${name}: [${words.join(", ")}]\n`;
    },
  );
}
