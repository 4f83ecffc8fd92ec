/**
 * Generates everything in `generated/` from the spec. `npm run generate` writes the files; `npm run generate -- --check`
 * fails if they are out of date.
 */
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { constantModules } from "./generate/constants.ts";
import { exampleModules } from "./generate/examples.ts";
import { operationModules } from "./generate/operations.ts";
import { schemaModule } from "./generate/schemas.ts";
import { types } from "./generate/types.ts";
import { validatorModules } from "./generate/validators.ts";
import { readSpec } from "./openapi/spec.ts";

const root = new URL("../", import.meta.url);
export const documentURL = new URL("openapi/openapi.yaml", root);
export const generatedURL = new URL("generated/", root);

/** The generated files, name to text. The same spec yields the same bytes on every machine. */
export async function generate(document = documentURL): Promise<Map<string, string>> {
  const spec = await readSpec(document);
  return new Map([
    ["openapi.d.ts", await types(spec.document)],
    ["openapi.json", `${JSON.stringify(spec.document, null, 2)}\n`],
    ...schemaModule(spec),
    ...operationModules(spec),
    ...constantModules(spec),
    ...validatorModules(spec),
    ...exampleModules(spec),
  ]);
}

export interface Differences {
  stale: string[];
  missing: string[];
  extra: string[];
}

/** Compares a folder with the files it should contain; returns file names. */
export async function compare(files: Map<string, string>, folder = generatedURL): Promise<Differences> {
  const present = new Set(await readdir(folder).catch(() => []));
  const contents = await Promise.all(
    [...files.keys()]
      .filter((name) => present.has(name))
      .map(async (name) => [name, await read(name, folder)] as const),
  );
  return {
    stale: contents.filter(([name, text]) => text !== files.get(name)).map(([name]) => name),
    missing: [...files.keys()].filter((name) => !present.has(name)),
    extra: [...present].filter((name) => !files.has(name)),
  };
}

/** Writes the files and removes all others. Files that are up to date are left alone, so that watchers stay quiet. */
export async function write(files: Map<string, string>, folder = generatedURL): Promise<string[]> {
  const { stale, missing, extra } = await compare(files, folder);
  await mkdir(folder, { recursive: true });
  await Promise.all([
    ...[...stale, ...missing].map((name) => writeFile(new URL(name, folder), files.get(name) as string)),
    ...extra.map((name) => rm(new URL(name, folder), { recursive: true })),
  ]);
  return [...stale, ...missing, ...extra];
}

function read(name: string, folder: URL): Promise<string> {
  return readFile(new URL(name, folder), "utf8");
}

function describe(differences: Differences): string {
  const folder = relative(process.cwd(), fileURLToPath(generatedURL));
  return Object.entries(differences)
    .flatMap(([state, names]: [string, string[]]) => names.map((name) => `${state}: ${folder}/${name}`))
    .join("\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = await generate();
  if (process.argv.includes("--check")) {
    const differences = describe(await compare(files));
    if (differences) {
      console.error(`${differences}\ngenerated/ is out of date. Run: npm run generate`);
      process.exitCode = 1;
    }
  } else {
    const changed = await write(files);
    console.log(changed.length > 0 ? `generated: ${changed.join(", ")}` : "generated: everything is up to date");
  }
}
