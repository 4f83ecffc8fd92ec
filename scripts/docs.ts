/**
 * `npm run docs` renders the spec to one HTML file that works from disk or any server. `npm run docs:serve` serves it
 * and reloads open pages when the spec is saved.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { renderDocs } from "./docs/render.ts";
import { type DocsServer, type ServeOptions, serve } from "./docs/serve.ts";
import { specPath } from "./openapi/path.ts";
import { isMain, onStop, parsePort, runMain } from "./run-script.ts";

const root = new URL("../", import.meta.url);
const outputPath = fileURLToPath(new URL("docs/index.html", root));

/** Writes the page to a file and returns its path. */
export async function buildDocs(output = outputPath, path = specPath): Promise<string> {
  const html = await renderDocs(path);
  await mkdir(dirname(output), { recursive: true });
  await writeFile(output, html);
  return output;
}

export function serveDocs(options: Partial<ServeOptions> = {}): Promise<DocsServer> {
  return serve({ specPath, port: 8080, onFailure: console.error, ...options });
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { serve: { type: "boolean" }, port: { type: "string", default: "8080" } } });
  if (!values.serve) {
    console.log(`written: ${relative(process.cwd(), await buildDocs())}`);
    return;
  }
  const server = await serveDocs({ port: parsePort(values.port) }).catch((error: Error & { code?: string }) => {
    if (error.code !== "EADDRINUSE") throw error;
    throw new Error(`${error.message}\nUse another port: npm run docs:serve -- --port 0`);
  });
  // Also on a second signal: a running render must not keep the process alive.
  onStop(() => server.close().finally(() => process.exit()));
  console.log(`Docs at ${server.url}, reloaded when openapi/openapi.yaml changes. Press Ctrl-C to stop.`);
}

if (isMain(import.meta.url)) await runMain(main);
