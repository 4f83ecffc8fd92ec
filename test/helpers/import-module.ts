import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { temporaryFolder } from "./temporary-folder.ts";

/** Imports a generated module. */
// biome-ignore lint/suspicious/noExplicitAny: tests reach into whatever was generated
export async function importModule(files: ReadonlyMap<string, string>, name: string): Promise<any> {
  const file = join(temporaryFolder(), name.replace(/\.js$/, ".mjs"));
  writeFileSync(file, files.get(name) as string);
  return import(/* @vite-ignore */ pathToFileURL(file).href);
}
