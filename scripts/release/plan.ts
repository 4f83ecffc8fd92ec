import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { compare as compareGenerated, documentURL, generate } from "../generate.ts";
import type { Packed } from "../npm-pack.ts";
import { compare, isRefused } from "../spec-diff/compare.ts";
import { git, lastRelease } from "../spec-diff/git.ts";
import { releaseAt } from "../spec-diff/release.ts";
import { covers } from "../spec-diff/version.ts";
import { type Section, topSection } from "./changelog.ts";
import { dryPack, missingFiles } from "./package.ts";
import { readVersions } from "./versions.ts";

export const changelogURL = new URL("../../CHANGELOG.md", import.meta.url);

/** All that a release would do, and what is in its way. */
export interface Plan {
  section: Section;
  tag: string;
  /** The name that users can install it by: `latest`, or `next` for a version with a hyphen. */
  distTag: string;
  /** Tag of the release before; undefined if it is the first. */
  previous: string | undefined;
  package: Packed;
  /** Whether it is done, and nothing was begun since. */
  isPast: boolean;
  problems: string[];
}

/** The release that the CHANGELOG begins with. Nothing is written or sent. */
export async function planRelease(): Promise<Plan> {
  const section = topSection(await readFile(changelogURL, "utf8"));
  const tag = `v${section.version}`;
  const previous = lastRelease(tag);
  const packed = await dryPack();
  const isTaken = isElsewhere(tag);
  const isPast = isTaken && section.date !== undefined;
  const problems = await Promise.all([
    noteProblems(section),
    versionProblems(section),
    isTaken && !isPast ? [`${tag} is released already. Begin CHANGELOG.md with a section for the next version`] : [],
    isPast ? [] : changeProblems(section, previous),
    generatedProblems(),
    packageProblems(packed),
  ]);
  const distTag = section.version.includes("-") ? "next" : "latest";
  return { section, tag, distTag, previous, package: packed, isPast, problems: problems.flat() };
}

function noteProblems({ version, notes }: Section): string[] {
  return notes === "" ? [`CHANGELOG.md says nothing of ${version}. Say what its users will notice`] : [];
}

async function versionProblems({ version }: Section): Promise<string[]> {
  const others = (await readVersions()).filter((place) => place.version !== version);
  return others.map(
    (place) => `${place.path} has version ${place.version}, not ${version}. Run: npm run release:version`,
  );
}

/** Whether a tag is there, at another commit than this one. */
function isElsewhere(tag: string): boolean {
  if (git("tag", "--list", tag).trim() === "") return false;
  return git("rev-parse", `${tag}^{commit}`) !== git("rev-parse", "HEAD");
}

async function changeProblems({ version }: Section, previous: string | undefined): Promise<string[]> {
  if (previous === undefined) return [];
  const comparison = await compare(releaseAt(previous), fileURLToPath(documentURL));
  const { released, required } = comparison.version;
  if (covers(released, version)) return [`${version} does not come after ${released}, the last release`];
  if (!isRefused(comparison, true)) return [];
  return [`The changes since ${previous} need version ${required} or later. See: npm run spec:diff`];
}

async function generatedProblems(): Promise<string[]> {
  const differences = await compareGenerated(await generate());
  const names = Object.values(differences).flat();
  return names.length > 0
    ? [`generated/ is not what the document yields: ${names.join(", ")}. Run: npm run generate`]
    : [];
}

async function packageProblems(packed: Packed): Promise<string[]> {
  const missing = await missingFiles(packed);
  return missing.map((path) => `package.json names ${path}, but the package has no such file. Run: npm run build`);
}
