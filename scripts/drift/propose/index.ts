import { isDeepStrictEqual } from "node:util";
import { stringifyYaml } from "@redocly/openapi-core";
import type { Finding } from "../compare/finding.ts";
import { isObject } from "../spec/json.ts";
import type { OpenAPI } from "../spec/operations.ts";

/**
 * A fragment to merge into the spec so that it agrees, as YAML; empty if nothing can. A list replaces the list in the
 * spec, and null removes.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7396
 */
export function propose(document: OpenAPI, findings: Finding[]): string {
  const draft = structuredClone(document);
  for (const { patch } of findings) patch?.(draft);
  const patch = toMergePatch(document, draft);
  return patch === undefined ? "" : toYAML(patch);
}

/** The merge patch that turns one value into another; undefined if they are equal. */
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

/** In the style of the spec: lists of words on one line, double quotes. */
function toYAML(value: unknown): string {
  return stringifyYaml(value, { lineWidth: -1, noRefs: true, quoteStyle: "double" }).replaceAll(
    /^( *)(required|type|x-extensible-enum):\n((?:\1 +- .*\n)+)/gm,
    (_, indent: string, name: string, items: string) => {
      const words = [...items.matchAll(/- (.*)\n/g)].map(([, word]) => word);
      return `${indent}${name}: [${words.join(", ")}]\n`;
    },
  );
}
