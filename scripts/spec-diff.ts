/**
 * `npm run spec:diff -- [ref]`: what changed since the last release, or since another commit: in the document, and for
 * those who compile against the types. Exit code 1 if that breaks users without a version that says so, with
 * `--check-version` if it is any change without its version; 2 if there is no telling.
 */
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { compare, isRefused } from "./spec-diff/compare.ts";
import { type Format, formats } from "./spec-diff/format.ts";
import { lastRelease } from "./spec-diff/git.ts";
import { releaseAt } from "./spec-diff/release.ts";

const documentPath = fileURLToPath(new URL("../openapi/openapi.yaml", import.meta.url));

const nothingReleased = `No release to compare with: no tag v1.2.3 leads here, so nothing can break.
To compare with any other commit: npm run spec:diff -- main`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { format: { type: "string", default: "text" }, "check-version": { type: "boolean", default: false } },
  });
  const format = formats[values.format as Format];
  if (!format) throw new Error(`--format takes ${Object.keys(formats).join(", ")}; not ${values.format}`);
  if (positionals.length > 1) throw new Error(`One commit to compare with, not ${positionals.length}`);
  const ref = positionals[0] ?? lastRelease();
  if (ref === undefined) {
    console.error(nothingReleased);
    return;
  }
  const comparison = await compare(releaseAt(ref), documentPath);
  console.log(format(comparison));
  if (isRefused(comparison, values["check-version"])) process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main().catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 2;
  });
}
