import { readFile, writeFile } from "node:fs/promises";

const root = new URL("../../", import.meta.url);

/** Where the version is written, path to what finds it: text before, the version, and the text after. */
const places: Record<string, RegExp[]> = {
  "package.json": [/(?<=^ {2}"version": ")[^"]+/m],
  "package-lock.json": [/(?<=^ {2}"version": ")[^"]+/m, /(?<=^ {4}"": \{\n {6}"name": ".*",\n {6}"version": ")[^"]+/m],
  "openapi/openapi.yaml": [/(?<=^ {2}version: )\S+/m],
  "src/version.ts": [/(?<=^export const version = ")[^"]+/m],
};

/** What version each file says it is. */
export async function readVersions(): Promise<{ path: string; version: string }[]> {
  const found = Object.entries(places).map(async ([path, patterns]) => {
    const text = await readFile(new URL(path, root), "utf8");
    return patterns.map((pattern) => ({ path, version: pattern.exec(text)?.[0] ?? "none" }));
  });
  return (await Promise.all(found)).flat();
}

/** Writes the version to every file that says it; gives the paths of those that said another. */
export async function writeVersions(version: string): Promise<string[]> {
  const written: string[] = [];
  for (const [path, patterns] of Object.entries(places)) {
    const url = new URL(path, root);
    const text = await readFile(url, "utf8");
    const changed = patterns.reduce((text, pattern) => text.replace(pattern, version), text);
    if (changed === text) continue;
    await writeFile(url, changed);
    written.push(path);
  }
  return written;
}
