import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { temporaryFolder } from "./temporary-folder.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

export interface Packed {
  tarball: string;
  files: string[];
}

/** Runs npm without the `npm_*` variables of the surrounding npm run. */
export function npm(cwd: string, ...options: string[]): string {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)));
  return execFileSync("npm", [...options, "--ignore-scripts", "--silent"], { cwd, env, encoding: "utf8" });
}

interface PackOutput {
  filename: string;
  files: { path: string }[];
}

/** Reads what `npm pack --json` prints of one package: up to npm 11 an array, since npm 12 an object keyed by name. */
export function readPackOutput(json: string): PackOutput {
  const [packed] = Object.values<PackOutput>(JSON.parse(json));
  if (!packed) throw new Error("npm pack printed no package");
  return packed;
}

/** Packs the package of a folder, without building it. */
export function pack(folder = root): Packed {
  const destination = temporaryFolder();
  const { filename, files } = readPackOutput(npm(folder, "pack", "--json", "--pack-destination", destination));
  return { tarball: join(destination, filename), files: files.map(({ path }) => path) };
}

/**
 * An empty project with the packed package installed. Nothing is downloaded: its dependencies are packed from the
 * installed ones here.
 */
export function installPacked({ tarball }: Packed): string {
  const require = createRequire(import.meta.url);
  const helpers = createRequire(require.resolve("openapi-fetch")).resolve("openapi-typescript-helpers/package.json");
  const dependencies = [dirname(require.resolve("openapi-fetch/package.json")), dirname(helpers)];
  const project = temporaryFolder();
  writeFileSync(join(project, "package.json"), JSON.stringify({ name: "empty", private: true }));
  npm(project, "install", "--offline", tarball, ...dependencies.map((folder) => pack(folder).tarball));
  return project;
}
