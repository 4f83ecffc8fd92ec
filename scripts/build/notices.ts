/** The licenses of the packages that a bundle contains. */
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Metafile } from "esbuild";

interface Package {
  name: string;
  /** The version of the code, where the folder may have another one. */
  version?: string;
  folder: URL;
}

/**
 * One text per package, sorted by name.
 *
 * @param root what the paths in the metafiles are relative to
 */
export async function listNotices(metafiles: readonly Metafile[], root: URL): Promise<string[]> {
  const paths = new Set(metafiles.flatMap(listInputs).filter((path) => path.includes("node_modules/")));
  const packages = (await Promise.all([...paths].map((path) => packagesOf(new URL(path, root))))).flat();
  const byName = new Map(packages.map((bundled) => [bundled.name, bundled]));
  const sorted = [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  return Promise.all(sorted.map(formatNotice));
}

/** The files that have left code in a bundle. */
function listInputs({ outputs }: Metafile): string[] {
  const inputs = Object.values(outputs).flatMap(({ inputs }) => Object.entries(inputs));
  return inputs.flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : []));
}

/** The package that a file belongs to, and those whose code was bundled into the file before it was published. */
async function packagesOf(file: URL): Promise<Package[]> {
  const [, folder = "", name = ""] = /^(.*node_modules\/((?:@[^/]+\/)?[^/]+)\/)/.exec(file.href) ?? [];
  return [{ name, folder: new URL(folder) }, ...listVendored(await readFile(file, "utf8"), file)];
}

/** As the comments of the bundler Rolldown name them. */
const region = /^\/\/#region \S*\/\.pnpm\/[^/]*?@(\d[^/_]*)[^/]*\/node_modules\/((?:@[^/]+\/)?[^/\s]+)\//gm;

function listVendored(code: string, file: URL): Package[] {
  return [...code.matchAll(region)].map(([, version = "", name = ""]) => ({
    name,
    version,
    folder: findPackage(name, file),
  }));
}

/** @throws if it is not installed: nothing else has the text of its license */
function findPackage(name: string, file: URL): URL {
  const modules = createRequire(file).resolve.paths(name) ?? [];
  const folders = modules.map((path) => pathToFileURL(`${path}/${name}/`));
  const folder = folders.find((folder) => existsSync(new URL("package.json", folder)));
  if (folder) return folder;
  throw new Error(
    `${fileURLToPath(file)} contains code of ${name}. Install it so that its license text can be included`,
  );
}

async function formatNotice({ name, version, folder }: Package): Promise<string> {
  const manifest = JSON.parse(await readFile(new URL("package.json", folder), "utf8"));
  const files = (await readdir(folder)).filter((name) => /^(licen[cs]e|notice)/i.test(name)).sort();
  const texts = await Promise.all(files.map((name) => readFile(new URL(name, folder), "utf8")));
  if (texts.length === 0) texts.push(`License: ${manifest.license}. Copyright: ${manifest.author}`);
  return `${name} ${version ?? manifest.version}\n\n${texts.map((text) => text.trim()).join("\n\n")}\n`;
}
