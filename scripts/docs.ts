/**
 * `npm run docs` renders the spec to one HTML file that works from disk or any server. `npm run docs:serve` serves it
 * and reloads open pages when the spec is saved.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { renderDocs } from "./docs-page/render.ts";
import { type DocsServer, type ServeOptions, serve } from "./docs-page/serve.ts";
import { exitWithParent } from "./exit-with-parent.ts";
import { portNumber } from "./port.ts";

const root = new URL("../", import.meta.url);
const documentPath = fileURLToPath(new URL("openapi/openapi.yaml", root));
const outputPath = fileURLToPath(new URL("docs/index.html", root));

/** Writes the page to a file and returns its path. */
export async function buildDocs(output = outputPath, document = documentPath): Promise<string> {
  const html = await renderDocs(document);
  await mkdir(dirname(output), { recursive: true });
  await writeFile(output, html);
  return output;
}

export function serveDocs(options: Partial<ServeOptions> = {}): Promise<DocsServer> {
  return serve({ document: documentPath, port: 8080, onFailure: console.error, ...options });
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { serve: { type: "boolean" }, port: { type: "string", default: "8080" } } });
  if (!values.serve) {
    console.log(`written: ${relative(process.cwd(), await buildDocs())}`);
    return;
  }
  const server = await serveDocs({ port: portNumber(values.port) });
  // Twice, too: a rendering under way must not keep the process.
  const stop = () => server.close().finally(() => process.exit());
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, stop);
  process.stdout.on("error", stop);
  exitWithParent(stop);
  console.log(`Docs at ${server.url}, reloaded when openapi/openapi.yaml changes. Press Ctrl-C to stop.`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main().catch((error: Error & { code?: string }) => {
    const hint = error.code === "EADDRINUSE" ? "\nUse another port: npm run docs:serve -- --port 0" : "";
    console.error(error.message + hint);
    process.exitCode = 1;
  });
}
