/** Runs the Redocly CLI with nothing sent home: no telemetry, no check for a newer version. */
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { startChild } from "./child-process.ts";
import { isMain } from "./run-script.ts";

const manifest = createRequire(import.meta.url).resolve("@redocly/cli/package.json");

export const redocly = {
  command: [process.execPath, join(dirname(manifest), "bin/cli.js")] as const,
  env: {
    ...process.env,
    REDOCLY_TELEMETRY: "off",
    REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
    // It never needs the key.
    ASTERS_API_KEY: undefined,
  },
};

/** Returns what Redocly prints. A run that fails rejects with its message, without the boxes that announce releases. */
export async function runRedocly(options: string[], signal?: AbortSignal): Promise<string> {
  signal?.throwIfAborted();
  const [node, cli] = redocly.command;
  const child = startChild(node, [cli, ...options], { env: redocly.env, stdio: ["ignore", "pipe", "pipe"] });
  const { stdout, stderr } = child.process as unknown as { stdout: Readable; stderr: Readable };
  signal?.addEventListener("abort", child.end, { once: true });
  const [output, errors, { code }] = await Promise.all([text(stdout), text(stderr), child.ended]);
  signal?.removeEventListener("abort", child.end);
  signal?.throwIfAborted();
  if (code === 0) return output;
  throw new Error(errors.replace(/^ *[╔║╚].*$/gm, "").trim() || `redocly ${options[0]} exited with ${code}`);
}

/** Redocly takes what follows a "#" in a path for a JSON Pointer, and reports false errors. */
export function explainUnlintableFolder(folder: string): string | undefined {
  if (!folder.includes("#")) return undefined;
  return `Redocly cannot lint below a folder with "#" in its name. Move or rename: ${folder}`;
}

if (isMain(import.meta.url)) {
  const problem = explainUnlintableFolder(process.cwd());
  if (process.argv[2] === "lint" && problem) {
    console.error(problem);
    process.exit(2);
  }
  const [node, cli] = redocly.command;
  const { status } = spawnSync(node, [cli, ...process.argv.slice(2)], { stdio: "inherit", env: redocly.env });
  process.exitCode = status ?? 1;
}
