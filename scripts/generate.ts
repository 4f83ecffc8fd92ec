/**
 * Derives everything in `generated/` from the document. `npm run generate` writes it, `npm run generate -- --check`
 * compares and fails when something there is not what the document yields.
 */
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle, createConfig } from "@redocly/openapi-core";
import type { OpenAPIDocument } from "./generate/document.ts";
import { exampleModules } from "./generate/examples.ts";
import { types } from "./generate/types.ts";
import { responseValidators } from "./generate/validators.ts";

const root = new URL("../", import.meta.url);
export const documentURL = new URL("openapi/openapi.yaml", root);
export const generatedURL = new URL("generated/", root);

/** The files that the document yields, name to text. The same document gives the same bytes on every machine. */
export async function generate(document = documentURL): Promise<Map<string, string>> {
  const { bundle: bundled, problems } = await bundle({
    ref: fileURLToPath(document),
    config: await createConfig({}),
  });
  if (problems.length > 0) throw new Error(problems.map((problem) => problem.message).join("\n"));
  const openapi = bundled.parsed as OpenAPIDocument;

  return new Map([
    ["openapi.d.ts", await types(openapi)],
    ["openapi.json", `${JSON.stringify(openapi, null, 2)}\n`],
    ...responseValidators(openapi),
    ...exampleModules(openapi),
  ]);
}

export interface Differences {
  stale: string[];
  missing: string[];
  extra: string[];
}

/** How a folder differs from what it should hold, as file names. */
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

/** Makes a folder hold the files and nothing else. What is right already is left alone, so that no watcher stirs. */
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
      console.error(`${differences}\nThe document has changed since these were generated. Run: npm run generate`);
      process.exitCode = 1;
    }
  } else {
    const changed = await write(files);
    console.log(changed.length > 0 ? `generated: ${changed.join(", ")}` : "generated: nothing to change");
  }
}
