/** Runs the Redocly CLI with nothing sent home: no telemetry, no look for a newer version. */
import { execFile, spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

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

/** What Redocly prints. A run that fails rejects with its own words, without the boxes in which it announces releases. */
export async function runRedocly(options: string[], signal?: AbortSignal): Promise<string> {
  const [node, cli] = redocly.command;
  try {
    const { stdout } = await promisify(execFile)(node, [cli, ...options], { env: redocly.env, signal });
    return stdout;
  } catch (error) {
    const { stderr = "", message } = error as Error & { stderr?: string };
    throw new Error(stderr.replace(/^ *[╔║╚].*$/gm, "").trim() || message, { cause: error });
  }
}

/** Redocly takes what follows a "#" in a path for a JSON Pointer, and reports errors that are none. */
export function canLintIn(folder: string): boolean {
  return !folder.includes("#");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv[2] === "lint" && !canLintIn(process.cwd())) {
    console.error(`Redocly cannot lint below a folder with "#" in its name. Move or rename: ${process.cwd()}`);
    process.exit(2);
  }
  const [node, cli] = redocly.command;
  const { status } = spawnSync(node, [cli, ...process.argv.slice(2)], { stdio: "inherit", env: redocly.env });
  process.exitCode = status ?? 1;
}
