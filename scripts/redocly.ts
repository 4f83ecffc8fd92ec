/** Runs the Redocly CLI with nothing sent home: no telemetry, no look for a newer version. */
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const manifest = createRequire(import.meta.url).resolve("@redocly/cli/package.json");

export const redocly = {
  command: [process.execPath, join(dirname(manifest), "bin/cli.js")] as const,
  env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [node, cli] = redocly.command;
  const { status } = spawnSync(node, [cli, ...process.argv.slice(2)], { stdio: "inherit", env: redocly.env });
  process.exitCode = status ?? 1;
}
