import { parseYaml } from "@redocly/openapi-core";
import { type Change, greatest, type Impact } from "./change.ts";
import { documentChanges } from "./document.ts";
import type { Release } from "./release.ts";
import { type TypeChanges, typeChanges } from "./types.ts";
import { isAtLeast, requiredVersion } from "./version.ts";

export interface Comparison {
  release: string;
  document: Change[];
  types: TypeChanges;
  /** The greatest impact of all changes; undefined if there are none. */
  impact: Impact | undefined;
  version: {
    released: string;
    next: string;
    /** The lowest version that the changes allow. */
    required: string;
    isSufficient: boolean;
  };
}

/** Compares a release with a spec and the current source, to be released as version `next`. */
export async function compare(release: Release, document: string, next: string): Promise<Comparison> {
  const [changes, types] = await Promise.all([
    documentChanges(release.document, document),
    typeChanges(release, document),
  ]);
  const impact = greatest([...changes, ...types.changes]);
  const released = versionOf(release.document);
  const required = requiredVersion(released, impact);
  const version = { released, next, required, isSufficient: isAtLeast(next, required) };
  return { release: release.name, document: changes, types, impact, version };
}

/** Whether the next version hides a breaking change or, if versions are checked, any change. */
export function shouldFail({ impact, version }: Comparison, checkVersion: boolean): boolean {
  return !version.isSufficient && (checkVersion || impact === "major");
}

function versionOf(document: string): string {
  return (parseYaml(document) as { info: { version: string } }).info.version;
}
