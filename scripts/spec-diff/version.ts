import type { Impact } from "./change.ts";

/**
 * The lowest version that may follow a release with changes of this impact. Below 1.0.0 anything may change; here, what
 * breaks and what is added both raise the minor version, so that `^0.1.0` never gets a breaking change.
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

/** Whether a version is the other one or comes after it; what follows a hyphen does not count. */
export function covers(version: string, required: string): boolean {
  const there = numbers(required);
  const difference = numbers(version)
    .map((number, index) => number - (there[index] as number))
    .find((difference) => difference !== 0);
  return (difference ?? 0) >= 0;
}

function numbers(version: string): [number, number, number] {
  const match = /^(\d+)\.(\d+)\.(\d+)(-[\w.-]+)?$/.exec(version);
  if (!match) throw new Error(`${version} is no version such as 1.2.3. See https://semver.org`);
  return match.slice(1, 4).map(Number) as [number, number, number];
}
