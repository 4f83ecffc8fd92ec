/**
 * `npm run build` writes `dist/`: each entry of the library as one file (each additional module takes Node.js half a
 * millisecond to load), as an ES module and as CommonJS, each with its declarations; and the `asters` command as two
 * files without dependencies, with the licenses of the packages they bundle.
 */
import { chmod, mkdir, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { type BuildOptions, build, type Metafile, type Plugin } from "esbuild";
import { bundleDeclarations } from "./build/declarations/bundle.ts";
import { entries } from "./build/declarations/program.ts";
import { listNotices } from "./build/notices.ts";

const root = new URL("../", import.meta.url);
const outfile = "dist/cli/asters.cjs";

const common = {
  absWorkingDir: fileURLToPath(root),
  bundle: true,
  legalComments: "none",
  logLevel: "warning",
} satisfies BuildOptions;

const library = {
  ...common,
  entryPoints: entries.map((name) => `src/${name}.ts`),
  outdir: "dist",
  target: "es2022",
} satisfies BuildOptions;

async function bundleLibrary(): Promise<void> {
  await build({ ...library, platform: "neutral", format: "esm", external: ["openapi-fetch"] });
  await build({
    ...library,
    platform: "node",
    format: "cjs",
    // Bundles openapi-fetch, because bundlers and transpilers disagree on how to interpret the `default` of
    // `require("openapi-fetch")`.
    conditions: ["import"],
    outExtension: { ".js": ".cjs" },
    banner: { js: "/* Includes openapi-fetch, MIT License: see cli/NOTICES.txt */" },
  });
}

async function writeDeclarations(): Promise<void> {
  await mkdir(new URL("dist/", root), { recursive: true });
  for (const [name, text] of Object.entries(await bundleDeclarations())) {
    await writeFile(new URL(`dist/${name}.d.ts`, root), text);
    await writeFile(new URL(`dist/${name}.d.cts`, root), text.replaceAll(/(from ["']\.\/\w+)\.js/g, "$1.cjs"));
  }
}

const commandOptions = {
  ...common,
  platform: "node",
  // Older than the supported versions, so that an old Node.js can parse it and print which version it needs.
  target: "node16",
  // CommonJS loads faster than ESM, and loads modules of Node.js when they are first needed.
  format: "cjs",
  minifySyntax: true,
  minifyWhitespace: true,
  metafile: true,
} satisfies BuildOptions;

/** Keeps the MCP server in a separate file that the command imports. */
const mcpInOwnFile: Plugin = {
  name: "mcp-in-own-file",
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/server\.js$/ }, ({ importer }) =>
      importer.replaceAll("\\", "/").endsWith("/commands/mcp/run.ts") ? { path: "./mcp.cjs", external: true } : null,
    );
  },
};

async function bundleCommand(): Promise<Metafile> {
  const { metafile } = await build({
    ...commandOptions,
    entryPoints: ["src/cli/bin.ts"],
    outfile,
    banner: { js: "#!/usr/bin/env node" },
    // require() instead: import() first parses the whole file for its exports, which takes longer than loading it.
    supported: { "dynamic-import": false },
    plugins: [mcpInOwnFile],
  });
  return metafile;
}

/** The MCP server takes longer to load than the rest of the command, so it is in a file that only `asters mcp` loads. */
async function bundleMCPServer(): Promise<Metafile> {
  const { metafile } = await build({
    ...commandOptions,
    entryPoints: ["src/cli/commands/mcp/server.ts"],
    outfile: "dist/cli/mcp.cjs",
    minifyIdentifiers: true,
    // Its packages are written for newer versions. The command has checked the version before it loads this.
    target: "node20",
  });
  return metafile;
}

await rm(new URL("dist/", root), { recursive: true, force: true });
await Promise.all([bundleLibrary(), writeDeclarations()]);
const metafiles = [await bundleCommand(), await bundleMCPServer()];
await chmod(new URL(outfile, root), 0o755);
const notices = await listNotices(metafiles, root);
const head = "The asters command includes the following packages.\n";
await writeFile(new URL("dist/cli/NOTICES.txt", root), [head, ...notices].join(`\n${"-".repeat(80)}\n\n`));
