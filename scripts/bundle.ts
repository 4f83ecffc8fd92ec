/**
 * Bundles what the package runs: each entry of the library into one file, for every further module takes Node.js half a
 * millisecond to load, and the `asters` command into one that depends on nothing, with the licences of what went into it.
 */
import { chmod, readdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { type BuildOptions, build, type Metafile } from "esbuild";

const root = new URL("../", import.meta.url);
const outfile = "dist/cli/asters.cjs";

const common = {
  absWorkingDir: fileURLToPath(root),
  bundle: true,
  legalComments: "none",
  logLevel: "warning",
} satisfies BuildOptions;

async function bundleLibrary(): Promise<void> {
  await build({
    ...common,
    entryPoints: ["index", "validate", "node", "testing"].map((name) => `src/${name}.ts`),
    outdir: "dist",
    platform: "neutral",
    target: "es2022",
    format: "esm",
    external: ["openapi-fetch", "../generated/*"],
  });
}

async function bundleCommand(): Promise<Metafile> {
  const { metafile } = await build({
    ...common,
    entryPoints: ["src/cli/bin.ts"],
    outfile,
    platform: "node",
    // Older than what it runs on, so that an old Node.js can parse it and print what it needs.
    target: "node16",
    // CommonJS loads faster than ESM, and what it requires of Node.js it requires when it comes to it.
    format: "cjs",
    minifySyntax: true,
    minifyWhitespace: true,
    banner: { js: "#!/usr/bin/env node" },
    metafile: true,
  });
  return metafile;
}

/** The folders of the packages that went into the bundle. */
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
    : `Licence: ${license}. Copyright: ${author}`;
  return `${name} ${version}\n\n${text.trim()}\n`;
}

await bundleLibrary();
const metafile = await bundleCommand();
await chmod(new URL(outfile, root), 0o755);
const notices = await Promise.all(packages(metafile).map(notice));
const head = "The asters command holds the following packages.\n";
await writeFile(new URL("dist/cli/NOTICES.txt", root), [head, ...notices].join(`\n${"-".repeat(80)}\n\n`));
