/**
 * Bundles what the package runs: each entry of the library into one file, because each further module takes Node.js half
 * a millisecond to load, and the `asters` command into two files without dependencies, with the licenses of the packages
 * in them.
 */
import { chmod, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { type BuildOptions, build, type Metafile, type Plugin } from "esbuild";
import { listNotices } from "./bundle/notices.ts";

const root = new URL("../", import.meta.url);
const outfile = "dist/cli/asters.cjs";

const common = {
  absWorkingDir: fileURLToPath(root),
  bundle: true,
  legalComments: "none",
  logLevel: "warning",
} satisfies BuildOptions;

async function bundleLibrary(): Promise<void> {
  await build({
    ...common,
    entryPoints: ["index", "validate", "node", "testing"].map((name) => `src/${name}.ts`),
    outdir: "dist",
    platform: "neutral",
    target: "es2022",
    format: "esm",
    external: ["openapi-fetch", "../generated/*"],
  });
}

const commandOptions = {
  ...common,
  platform: "node",
  // Older than what it runs on, so that an old Node.js can parse it and print what it needs.
  target: "node16",
  // CommonJS loads faster than ESM, and what it requires of Node.js it requires when it comes to it.
  format: "cjs",
  minifySyntax: true,
  minifyWhitespace: true,
  metafile: true,
} satisfies BuildOptions;

/** Leaves the import of the protocol in the command as one of its own file. */
const protocolInOwnFile: Plugin = {
  name: "protocol-in-own-file",
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
    // require() instead: import() first parses the whole file for its exports, which takes longer than to load it.
    supported: { "dynamic-import": false },
    plugins: [protocolInOwnFile],
  });
  return metafile;
}

/** The protocol takes longer to load than the rest of the command, so it is in a file that only `asters mcp` loads. */
async function bundleProtocol(): Promise<Metafile> {
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

await bundleLibrary();
const metafiles = [await bundleCommand(), await bundleProtocol()];
await chmod(new URL(outfile, root), 0o755);
const notices = await listNotices(metafiles, root);
const head = "The asters command contains the following packages.\n";
await writeFile(new URL("dist/cli/NOTICES.txt", root), [head, ...notices].join(`\n${"-".repeat(80)}\n\n`));
