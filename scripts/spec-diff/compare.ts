import { parseYaml } from "@redocly/openapi-core";
import { type Change, greatestImpact, type Impact } from "./change.ts";
import type { Release } from "./release.ts";
import { specChanges } from "./spec-changes.ts";
import { type TypeChanges, typeChanges } from "./types.ts";
import { isAtLeast, requiredVersion } from "./version.ts";

export interface Comparison {
  release: string;
  spec: Change[];
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
export async function compare(release: Release, specPath: string, next: string): Promise<Comparison> {
  const [changes, types] = await Promise.all([specChanges(release.spec, specPath), typeChanges(release, specPath)]);
  const impact = greatestImpact([...changes, ...types.changes]);
  const released = versionOf(release.spec);
  const required = requiredVersion(released, impact);
  const version = { released, next, required, isSufficient: isAtLeast(next, required) };
  return { release: release.name, spec: changes, types, impact, version };
}

/** Whether the next version is too low for a breaking change or, if versions are checked, for any change. */
export function isVersionTooLow({ impact, version }: Comparison, checkVersion: boolean): boolean {
  return !version.isSufficient && (checkVersion || impact === "major");
}

function versionOf(spec: string): string {
  return (parseYaml(spec) as { info: { version: string } }).info.version;
}
