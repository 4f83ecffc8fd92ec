/** Renders the document as one HTML page that needs nothing from any other host. */
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { redocly } from "../redocly.ts";

const configuration = fileURLToPath(new URL("../../redocly.yaml", import.meta.url));
const template = fileURLToPath(new URL("template.hbs", import.meta.url));

// Redoc fetches its logo on every visit and has no option against it. The template writes its name instead.
const logo = /https:\/\/cdn\.redoc\.ly\/redoc\/logo-mini(-full)?\.svg/g;

/** The page as text. A document that cannot be rendered rejects with Redocly's own words. */
export async function renderDocs(document: string, signal?: AbortSignal): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "asters-docs-"));
  const page = join(folder, "index.html");
  try {
    await buildPage(document, page, signal);
    const html = await readFile(page, "utf8");
    return html.replace(logo, "data:,");
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function buildPage(document: string, page: string, signal: AbortSignal | undefined): Promise<void> {
  const [node, cli] = redocly.command;
  const options = ["--inlineBundle", `--output=${page}`, `--template=${template}`, `--config=${configuration}`];
  try {
    await promisify(execFile)(node, [cli, "build-docs", document, ...options], { env: redocly.env, signal });
  } catch (error) {
    const { stderr = "", message } = error as Error & { stderr?: string };
    throw new Error(withoutBanners(stderr) || message, { cause: error });
  }
}

/** What a tool said, less the boxes in which Redocly announces its releases. */
function withoutBanners(text: string): string {
  return text.replace(/^ *[╔║╚].*$/gm, "").trim();
}
