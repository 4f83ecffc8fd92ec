/** Renders the spec as one HTML page that loads nothing from any other host. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { listOperations } from "../openapi/operations.ts";
import { readSpec, type Spec } from "../openapi/spec.ts";
import { runRedocly } from "../redocly.ts";
import { codeSamples } from "./code-samples.ts";

const config = fileURLToPath(new URL("../../redocly.yaml", import.meta.url));
const template = fileURLToPath(new URL("template.hbs", import.meta.url));

// Redoc loads its logo on every visit and has no option to turn that off. The template prints its name instead.
const logo = /https:\/\/cdn\.redoc\.ly\/redoc\/logo-mini(-full)?\.svg/g;

/** Returns the page. Rejects with Redocly's own message if the spec cannot be rendered. */
export async function renderDocs(specPath: string, signal?: AbortSignal): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "asters-docs-"));
  const [input, page] = [join(folder, "openapi.json"), join(folder, "index.html")];
  try {
    const spec = await readSpec(pathToFileURL(specPath));
    await writeFile(input, JSON.stringify(withCodeSamples(spec)));
    const options = ["--inlineBundle", `--output=${page}`, `--template=${template}`, `--config=${config}`];
    await runRedocly(["build-docs", input, ...options], signal);
    const html = await readFile(page, "utf8");
    return html.replace(logo, "data:,");
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Adds its code samples to each operation, in place. */
function withCodeSamples(spec: Spec): object {
  const samples = codeSamples(spec);
  for (const { operationId, node } of listOperations(spec)) node["x-codeSamples"] = samples.get(operationId);
  return spec.document;
}
