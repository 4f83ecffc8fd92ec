/**
 * From the CHANGELOG to a version. `npm run release:version` writes the version of its first section wherever there is
 * one. `npm run release:dry` shows all that a release would do, and fails if something is in its way.
 * `npm run release` does the same and, if nothing is, dates the section and says how to go on.
 */
import { readFile, stat, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { buildDocs } from "./docs.ts";
import { generate, write } from "./generate.ts";
import { topSection, withDate } from "./release/changelog.ts";
import { changelogURL, type Plan, planRelease } from "./release/plan.ts";
import { tell } from "./release/tell.ts";
import { writeVersions } from "./release/versions.ts";
import { git } from "./spec-diff/git.ts";

/** Carries the version of the first section to wherever there is one. */
async function setVersion(): Promise<void> {
  const { version } = topSection(await readFile(changelogURL, "utf8"));
  const written = await writeVersions(version);
  const generated = (await write(await generate())).map((name) => `generated/${name}`);
  const paths = [...written, ...generated];
  console.log(paths.length > 0 ? `${version} written to ${paths.join(", ")}` : `${version} it is everywhere`);
}

/** Shows a release; true if nothing is in its way. */
async function show(plan: Plan): Promise<boolean> {
  const docs = await buildDocs();
  console.log(tell(plan, (await stat(docs)).size));
  return plan.problems.length === 0;
}

async function release(): Promise<void> {
  const plan = await planRelease();
  if (git("status", "--porcelain").trim() !== "") plan.problems.push("There are changes that are not committed");
  if (plan.section.date) plan.problems.push(`${plan.section.version} is released already, says CHANGELOG.md`);
  if (!(await show(plan))) {
    process.exitCode = 1;
    return;
  }
  const today = new Date().toISOString().slice(0, 10);
  await writeFile(changelogURL, withDate(await readFile(changelogURL, "utf8"), today));
  console.log(`
CHANGELOG.md has the date now. To release it:
  git commit --all --message="${plan.section.version}"
  git tag ${plan.tag}
  git push --atomic origin HEAD ${plan.tag}`);
}

/** What `release` would do; with a tag given, as in CI, it has to be that of a section with a date. */
async function dry(tag: string | undefined): Promise<void> {
  const plan = await planRelease();
  if (tag && tag !== plan.tag) plan.problems.push(`The tag is ${tag}, but CHANGELOG.md begins with ${plan.tag}`);
  if (tag && !plan.section.date) plan.problems.push("CHANGELOG.md has no date for it. Run: npm run release");
  if (!(await show(plan))) process.exitCode = 1;
}

const { values } = parseArgs({
  options: { version: { type: "boolean" }, dry: { type: "boolean" }, tag: { type: "string" } },
});
const run = values.version ? setVersion() : values.dry ? dry(values.tag) : release();
await run.catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 2;
});
