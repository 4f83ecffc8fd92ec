/**
 * `npm run spec:diff -- [ref]` reports what changed since the last release, or since another commit, in the spec and for
 * users who compile against the types. Exit code 1: the next version is too low for a breaking change or, with
 * `--check-version`, for any change. Exit code 2: the comparison failed.
 */
import { parseArgs } from "node:util";
import { specPath } from "./openapi/path.ts";
import { readReleasePlan } from "./release/plan.ts";
import { isMain, runMain } from "./run-script.ts";
import { compare, isVersionTooLow } from "./spec-diff/compare.ts";
import { type Format, formats } from "./spec-diff/format.ts";
import { lastRelease } from "./spec-diff/git.ts";
import { releaseAt } from "./spec-diff/release.ts";

const noRelease = `Nothing to compare with: no release tag (example: v1.2.3) precedes this commit.
To compare with another commit, run: npm run spec:diff -- main`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { format: { type: "string", default: "text" }, "check-version": { type: "boolean", default: false } },
  });
  const format = formats[values.format as Format];
  if (!format) throw new Error(`Unknown --format ${values.format}. Expected ${Object.keys(formats).join(", ")}`);
  if (positionals.length > 1) throw new Error(`Expected one commit to compare with, got ${positionals.length}`);
  const ref = positionals[0] ?? lastRelease();
  if (ref === undefined) {
    console.error(noRelease);
    return;
  }
  const { next } = await readReleasePlan();
  const comparison = await compare(releaseAt(ref), specPath, next);
  console.log(format(comparison));
  if (isVersionTooLow(comparison, values["check-version"])) process.exitCode = 1;
}

if (isMain(import.meta.url)) await runMain(main, 2);
