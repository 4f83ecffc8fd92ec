/**
 * `npm run build` writes `dist/`: each entry of the library as one file (each further module takes Node.js half a
 * millisecond to load), as an ES module and as CommonJS, each with its declarations; and the `asters` command as one file
 * without dependencies, with the licenses of the packages in it.
 */
import { chmod, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { type BuildOptions, build, type Metafile } from "esbuild";
import { bundleDeclarations } from "./declarations/bundle.ts";
import { entries } from "./declarations/program.ts";

const root = new URL("../", import.meta.url);
const outfile = "dist/cli/asters.cjs";

const common = {
  absWorkingDir: fileURLToPath(root),
  bundle: true,
  legalComments: "none",
  logLevel: "warning",
} satisfies BuildOptions;

const library = {
  ...common,
  entryPoints: entries.map((name) => `src/${name}.ts`),
  outdir: "dist",
  target: "es2022",
} satisfies BuildOptions;

async function bundleLibrary(): Promise<void> {
  await build({ ...library, platform: "neutral", format: "esm", external: ["openapi-fetch"] });
  await build({
    ...library,
    platform: "node",
    format: "cjs",
    // With openapi-fetch in it: `require("openapi-fetch")` has the function as `default`, which bundlers and
    // transpilers take for a module or for the function, each in its own way.
    conditions: ["import"],
    outExtension: { ".js": ".cjs" },
    banner: { js: "/* Includes openapi-fetch, MIT License: see cli/NOTICES.txt */" },
  });
}

async function writeDeclarations(): Promise<void> {
  await mkdir(new URL("dist/", root), { recursive: true });
  for (const [name, text] of Object.entries(await bundleDeclarations())) {
    await writeFile(new URL(`dist/${name}.d.ts`, root), text);
    await writeFile(new URL(`dist/${name}.d.cts`, root), text.replaceAll(/(from ["']\.\/\w+)\.js/g, "$1.cjs"));
  }
}

async function bundleCommand(): Promise<Metafile> {
  const { metafile } = await build({
    ...common,
    entryPoints: ["src/cli/bin.ts"],
    outfile,
    platform: "node",
    // Older than what it runs on, so that an old Node.js can parse it and print what it needs.
    target: "node16",
    // CommonJS loads faster than ESM, and loads a module of Node.js when it is first needed.
    format: "cjs",
    minifySyntax: true,
    minifyWhitespace: true,
    banner: { js: "#!/usr/bin/env node" },
    metafile: true,
  });
  return metafile;
}

/** The folders of the packages in the bundle. */
function packages({ inputs }: Metafile): string[] {
  const folders = Object.keys(inputs).map((path) => /^.*node_modules\/(@[^/]+\/)?[^/]+/.exec(path)?.[0]);
  return [...new Set(folders.filter((folder) => folder !== undefined))].sort();
}

async function notice(folder: string): Promise<string> {
  const { name, version, license, author } = JSON.parse(
    await readFile(new URL(`${folder}/package.json`, root), "utf8"),
  );
  const file = (await readdir(new URL(`${folder}/`, root))).find((name) => /^licen[cs]e/i.test(name));
  const text = file
    ? await readFile(new URL(`${folder}/${file}`, root), "utf8")
    : `License: ${license}. Copyright: ${author}`;
  return `${name} ${version}\n\n${text.trim()}\n`;
}

await rm(new URL("dist/", root), { recursive: true, force: true });
await Promise.all([bundleLibrary(), writeDeclarations()]);
const metafile = await bundleCommand();
await chmod(new URL(outfile, root), 0o755);
const notices = await Promise.all(packages(metafile).map(notice));
const head = "The asters command includes the following packages.\n";
await writeFile(new URL("dist/cli/NOTICES.txt", root), [head, ...notices].join(`\n${"-".repeat(80)}\n\n`));
