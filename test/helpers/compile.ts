import { spawnSync } from "node:child_process";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("../types/consumer.mts", import.meta.url));

/** Settings for module resolution, with the files to compile: `.mts` is ESM, `.cts` is CommonJS. */
export const setups = {
  node10: { module: "commonjs", files: ["consumer.ts"] },
  node16: { module: "node16", files: ["consumer.mts", "consumer.cts"] },
  nodenext: { module: "nodenext", files: ["consumer.mts", "consumer.cts"] },
  bundler: { module: "esnext", files: ["consumer.ts"] },
};

export type ModuleResolution = keyof typeof setups;

const strictest = ["--strict", "--exactOptionalPropertyTypes", "--skipLibCheck", "false", "--noEmit"];
const libraries = ["--target", "es2022", "--lib", "es2022,dom,dom.iterable"];

/** Compiles the user's program in a project with the package, by the given `tsc`; returns what it prints. */
export function compileConsumer(project: string, tsc: string, resolution: ModuleResolution, more: string[]): string {
  const { module, files } = setups[resolution];
  for (const file of files) cpSync(program, join(project, file));
  const options = [...strictest, ...libraries, "--module", module, "--moduleResolution", resolution, ...more, ...files];
  return spawnSync(process.execPath, [tsc, ...options], { cwd: project, encoding: "utf8" }).stdout;
}
