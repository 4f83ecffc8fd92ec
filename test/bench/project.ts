/** A folder in which the programs of `programs/` run under plain Node.js: with the contestants, and this package as built. */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { transformSync } from "esbuild";
import { redocly } from "../../scripts/redocly.ts";
import { installAll } from "../runtimes/install.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The last of each that run on Node.js 20; openapi-fetch is what this package has itself. */
const contestants = { axios: "1.21.1", ky: "1.14.3", openai: "6.49.0", "openapi-fetch": "0.17.0" };

export function makeProject(): string {
  const modules = installAll("contestants", contestants);
  const project = dirname(modules);
  if (!existsSync(join(modules, "asters-client"))) symlinkSync(root, join(modules, "asters-client"));
  cpSync(new URL("programs/", import.meta.url), project, { recursive: true });
  writeFileSync(join(project, "redocly.js"), generateRedoclyClient(project));
  return project;
}

function generateRedoclyClient(folder: string): string {
  const [document, output] = [join(folder, "openapi.json"), join(folder, "redocly.ts")];
  writeFileSync(document, withoutConst(readFileSync(join(root, "generated/openapi.json"), "utf8")));
  const [node, cli] = redocly.command;
  const options = [cli, "generate-client", document, "--output", output];
  const { status, stderr } = spawnSync(node, options, { cwd: folder, env: redocly.env, encoding: "utf8" });
  if (status !== 0) throw new Error(`Redocly generated no client: ${stderr}`);
  return transformSync(readFileSync(output, "utf8"), { loader: "ts" }).code;
}

/** `const: null` is what Redocly's generator has no type for; `type: null` beside it says the same. */
function withoutConst(document: string): string {
  return JSON.stringify(JSON.parse(document, (name, value) => (name === "const" ? undefined : value)));
}
