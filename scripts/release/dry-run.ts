/**
 * `npm run release:dry` shows what the next release would be and fails if something blocks it. `--tag` names the tag that
 * is being released.
 */
import { spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { specPath } from "../openapi/path.ts";
import { runMain } from "../run-script.ts";
import { compare, isVersionTooLow } from "../spec-diff/compare.ts";
import { summarize } from "../spec-diff/format.ts";
import { findTag, lastRelease } from "../spec-diff/git.ts";
import { releaseAt } from "../spec-diff/release.ts";
import { type ReleasePlan, readReleasePlan } from "./plan.ts";
import { findOutdated } from "./versions.ts";

const root = new URL("../../", import.meta.url);

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { tag: { type: "string" } } });
  const plan = await readReleasePlan();
  const blockers = [
    ...tagBlockers(plan, values.tag),
    ...(await changelogBlockers(plan)),
    ...(await versionBlockers()),
    ...generatedBlockers(),
    ...(await changeBlockers(plan)),
  ];
  console.log(format(plan, blockers));
  if (blockers.length > 0) process.exitCode = 1;
}

function tagBlockers({ current, changesets }: ReleasePlan, tag: string | undefined): string[] {
  if (tag && tag !== `v${current}`) return [`The tag is ${tag}, but package.json has version ${current}`];
  if (changesets.length === 0 || findTag(`v${current}`) !== "none") return [];
  return [`${current} is not released yet. Move the changesets to its section of CHANGELOG.md, or tag it first`];
}

async function changelogBlockers({ current }: ReleasePlan): Promise<string[]> {
  const changelog = await readFile(new URL("CHANGELOG.md", root), "utf8");
  return changelog.split("\n").includes(`## ${current}`) ? [] : [`CHANGELOG.md has no section "## ${current}"`];
}

async function versionBlockers(): Promise<string[]> {
  const paths = (await findOutdated()).map(({ path }) => path);
  return paths.map((path) => `${path} has another version than package.json. Run: npm run release:sync-version`);
}

function generatedBlockers(): string[] {
  const options = ["run", "--silent", "generate", "--", "--check"];
  const { status, stderr } = spawnSync("npm", options, { cwd: fileURLToPath(root), encoding: "utf8" });
  return status === 0 ? [] : [stderr.trim()];
}

async function changeBlockers({ current, next, changesets }: ReleasePlan): Promise<string[]> {
  const isThisRelease = changesets.length === 0 && findTag(`v${current}`) === "at HEAD";
  const previous = lastRelease(isThisRelease ? `v${current}` : undefined);
  if (previous === undefined) return [];
  const comparison = await compare(releaseAt(previous), specPath, next);
  return isVersionTooLow(comparison, true) ? [`Since ${previous}: ${summarize(comparison)}`] : [];
}

function format(plan: ReleasePlan, blockers: string[]): string {
  if (blockers.length > 0) {
    const rows = blockers.map((blocker) => `  - ${blocker.replaceAll("\n", "\n    ")}`);
    return [describePlan(plan), "Blocked by:", ...rows].join("\n");
  }
  const isDone = plan.changesets.length === 0 && findTag(`v${plan.current}`) === "before HEAD";
  return [describePlan(plan), isDone ? "Nothing to release." : "Ready to release."].join("\n");
}

function describePlan({ next, changesets }: ReleasePlan): string {
  const distTag = next.includes("-") ? "next" : "latest";
  const rows = changesets.map(({ bump, summary }) => `  ${bump}  ${summary.split("\n")[0]}`);
  return [`Version ${next}, tag v${next}, npm dist-tag ${distTag}`, ...rows].join("\n");
}

await runMain(main, 2);
