/** Renders the document as one HTML page that needs nothing from any other host. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runRedocly } from "../redocly.ts";

const configuration = fileURLToPath(new URL("../../redocly.yaml", import.meta.url));
const template = fileURLToPath(new URL("template.hbs", import.meta.url));

// Redoc fetches its logo on every visit and has no option against it. The template writes its name instead.
const logo = /https:\/\/cdn\.redoc\.ly\/redoc\/logo-mini(-full)?\.svg/g;

/** The page as text. A document that cannot be rendered rejects with Redocly's own words. */
export async function renderDocs(document: string, signal?: AbortSignal): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "asters-docs-"));
  const page = join(folder, "index.html");
  try {
    const options = ["--inlineBundle", `--output=${page}`, `--template=${template}`, `--config=${configuration}`];
    await runRedocly(["build-docs", document, ...options], signal);
    const html = await readFile(page, "utf8");
    return html.replace(logo, "data:,");
  } finally {
    await rm(folder, { recursive: true });
  }
}
