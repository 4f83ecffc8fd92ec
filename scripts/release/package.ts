import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { type Packed, readPackOutput } from "../npm-pack.ts";

const root = new URL("../../", import.meta.url);

/** What npm would pack. */
export async function dryPack(): Promise<Packed> {
  const options = ["pack", "--dry-run", "--json", "--ignore-scripts", "--offline"];
  const { stdout } = await promisify(execFile)("npm", options, { cwd: fileURLToPath(root) });
  return readPackOutput(stdout);
}

/** What `package.json` points users to, but the package has not. */
export async function missingFiles({ files }: Packed): Promise<string[]> {
  const { exports, bin } = JSON.parse(await readFile(new URL("package.json", root), "utf8"));
  const present = new Set(files.map(({ path }) => path));
  return [...new Set(strings([exports, bin]))].filter((path) => !present.has(path.replace(/^\.\//, "")));
}

function strings(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(strings) : [];
}
