import type { Impact } from "./change.ts";

/**
 * The lowest version that may follow a release with changes of this impact. Before 1.0.0, breaking changes and additions
 * both raise the minor version, so that `^0.1.0` never resolves to a breaking change.
 *
 * @see https://semver.org/#spec-item-4
 */
export function requiredVersion(released: string, impact: Impact | undefined): string {
  const [major, minor, patch] = numbers(released);
  if (impact === undefined) return released;
  if (impact === "patch") return `${major}.${minor}.${patch + 1}`;
  if (impact === "major" && major > 0) return `${major + 1}.0.0`;
  return `${major}.${minor + 1}.0`;
}

/** Whether a version is the required one or comes after it. Prerelease suffixes are ignored. */
export function isAtLeast(version: string, required: string): boolean {
  const minimum = numbers(required);
  const difference = numbers(version)
    .map((number, index) => number - (minimum[index] as number))
    .find((difference) => difference !== 0);
  return (difference ?? 0) >= 0;
}

function numbers(version: string): [number, number, number] {
  const match = /^(\d+)\.(\d+)\.(\d+)(-[\w.-]+)?$/.exec(version);
  if (!match) throw new Error(`"${version}" is not a semantic version (example: 1.2.3)`);
  return match.slice(1, 4).map(Number) as [number, number, number];
}
