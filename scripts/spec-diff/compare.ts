import { readFile } from "node:fs/promises";
import { parseYaml } from "@redocly/openapi-core";
import { type Change, greatest, type Impact } from "./change.ts";
import { documentChanges } from "./document.ts";
import type { Release } from "./release.ts";
import { type TypeChanges, typeChanges } from "./types.ts";
import { covers, requiredVersion } from "./version.ts";

export interface Comparison {
  release: string;
  document: Change[];
  types: TypeChanges;
  /** The greatest impact of all changes; undefined if there is none. */
  impact: Impact | undefined;
  version: {
    released: string;
    today: string;
    /** The lowest that the changes allow. */
    required: string;
    /** Whether today's is the required one, or comes after it. */
    covered: boolean;
  };
}

/** What changed from a release to a document and the source that goes with it. */
export async function compare(release: Release, document: string): Promise<Comparison> {
  const [changes, types] = await Promise.all([
    documentChanges(release.document, document),
    typeChanges(release, document),
  ]);
  const impact = greatest([...changes, ...types.changes]);
  const released = versionOf(release.document);
  const today = versionOf(await readFile(document, "utf8"));
  const required = requiredVersion(released, impact);
  const version = { released, today, required, covered: covers(today, required) };
  return { release: release.name, document: changes, types, impact, version };
}

/** Whether users would be surprised: by a break, or, if versions are to be checked, by any change without its version. */
export function isRefused({ impact, version }: Comparison, checkVersion: boolean): boolean {
  return !version.covered && (checkVersion || impact === "major");
}

function versionOf(document: string): string {
  return (parseYaml(document) as { info: { version: string } }).info.version;
}
