/** A folder in which `programs/` run under plain Node.js, with the other clients and this package as built. */
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { redocly } from "../../scripts/redocly.ts";
import { installAll } from "../helpers/install.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The last versions that run on Node.js 20; openapi-fetch is the version that this package depends on. */
const candidates = {
  "@hey-api/openapi-ts": "0.90.10",
  axios: "1.21.1",
  ky: "1.14.3",
  openai: "6.49.0",
  "openapi-fetch": "0.17.0",
  typescript: "5.9.3",
};

export function makeProject(): string {
  const modules = installAll("candidates", candidates);
  const project = dirname(modules);
  if (!existsSync(join(modules, "asters-client"))) symlinkSync(root, join(modules, "asters-client"));
  cpSync(new URL("programs/", import.meta.url), project, { recursive: true });
  generateRedoclyClient(project);
  generateHeyAPIClient(project);
  return project;
}

const spec = join(root, "generated/openapi.json");

function generateRedoclyClient(folder: string): void {
  const [node, cli] = redocly.command;
  const options = [cli, "generate-client", spec, "--output", "generated-redocly.ts"];
  execFileSync(node, options, { cwd: folder, env: redocly.env, stdio: "pipe" });
  toJavaScript(folder, "generated-redocly.ts", "redocly.js");
}

function generateHeyAPIClient(folder: string): void {
  const cli = join(folder, "node_modules/@hey-api/openapi-ts/bin/run.js");
  const options = [cli, "--input", spec, "--output", "generated-hey-api", "--no-log-file"];
  execFileSync(process.execPath, options, { cwd: folder, stdio: "pipe" });
  toJavaScript(
    folder,
    "generated-hey-api/entry.ts",
    "hey-api.js",
    `
    export { listSocialAccounts } from "./sdk.gen";
    export { createClient, createConfig } from "./client";`,
  );
}

/** Bundles generated TypeScript, which Node.js 20 cannot run, into one ES module. */
function toJavaScript(folder: string, input: string, output: string, entry = ""): void {
  const file = join(folder, input);
  if (entry) writeFileSync(file, entry);
  buildSync({ entryPoints: [file], outfile: join(folder, output), bundle: true, format: "esm", target: "es2022" });
}
