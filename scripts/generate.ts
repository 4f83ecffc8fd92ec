/**
 * Generates everything in `generated/` from the spec. `npm run generate` writes the files; `npm run generate -- --check`
 * fails if they are out of date.
 */
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { checkSpec } from "./generate/checks.ts";
import { constantModules } from "./generate/constants.ts";
import { exampleModules } from "./generate/examples.ts";
import { types } from "./generate/openapi-types.ts";
import { operationModules } from "./generate/operations.ts";
import { schemaModule } from "./generate/schema-types.ts";
import { toolModules } from "./generate/tools.ts";
import { validatorModules } from "./generate/validators.ts";
import { specURL } from "./openapi/path.ts";
import { readSpec } from "./openapi/spec.ts";
import { isMain, runMain } from "./run-script.ts";

const root = new URL("../", import.meta.url);
export const generatedURL = new URL("generated/", root);

/** The generated files, name to text. The same spec yields the same bytes on every machine. */
export async function generate(url = specURL): Promise<Map<string, string>> {
  const spec = await readSpec(url);
  checkSpec(spec);
  return new Map([
    ["openapi.d.ts", await types(spec.document)],
    ["openapi.json", `${JSON.stringify(spec.document, null, 2)}\n`],
    ...schemaModule(spec),
    ...operationModules(spec),
    ...toolModules(spec),
    ...constantModules(spec),
    ...validatorModules(spec),
    ...exampleModules(spec),
  ]);
}

/** How a folder differs from what it should contain, as file names. */
export interface Differences {
  stale: string[];
  missing: string[];
  extra: string[];
}

export async function compare(files: Map<string, string>, folder = generatedURL): Promise<Differences> {
  const present = new Set(await readdir(folder).catch(() => []));
  const contents = await Promise.all(
    [...files.keys()]
      .filter((name) => present.has(name))
      .map(async (name) => [name, await readFile(new URL(name, folder), "utf8")] as const),
  );
  return {
    stale: contents.filter(([name, text]) => text !== files.get(name)).map(([name]) => name),
    missing: [...files.keys()].filter((name) => !present.has(name)),
    extra: [...present].filter((name) => !files.has(name)),
  };
}

/** Writes the files, removes all others, and returns the names of both. Unchanged files are not touched, so watchers stay quiet. */
export async function write(files: Map<string, string>, folder = generatedURL): Promise<string[]> {
  const { stale, missing, extra } = await compare(files, folder);
  await mkdir(folder, { recursive: true });
  await Promise.all([
    ...[...stale, ...missing].map((name) => writeFile(new URL(name, folder), files.get(name) as string)),
    ...extra.map((name) => rm(new URL(name, folder), { recursive: true })),
  ]);
  return [...stale, ...missing, ...extra];
}

/** One line per file that is not as it should be. */
export function describeDifferences(differences: Differences): string[] {
  const folder = relative(process.cwd(), fileURLToPath(generatedURL));
  return Object.entries(differences).flatMap(([state, names]: [string, string[]]) =>
    names.map((name) => `${state}: ${folder}/${name}`),
  );
}

async function main(check: boolean): Promise<void> {
  const files = await generate();
  if (!check) {
    const changed = await write(files);
    console.log(changed.length > 0 ? `generated: ${changed.join(", ")}` : "generated/ is up to date");
    return;
  }
  const differences = describeDifferences(await compare(files));
  if (differences.length === 0) return;
  throw new Error([...differences, "generated/ is out of date. Run: npm run generate"].join("\n"));
}

if (isMain(import.meta.url)) await runMain(() => main(process.argv.includes("--check")));
