import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parseYaml } from "@redocly/openapi-core";

export const documentPath = fileURLToPath(new URL("../../openapi/openapi.yaml", import.meta.url));

/** The hand-written document, parsed but not bundled. */
// biome-ignore lint/suspicious/noExplicitAny: tests reach anywhere into the document
export async function readDocument(): Promise<any> {
  return parseYaml(await readFile(documentPath, "utf8"));
}
