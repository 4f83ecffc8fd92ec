import { spawnSync } from "node:child_process";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("../types/consumer.mts", import.meta.url));

/** How users tell their compiler to find modules. */
export const resolutions = {
  node16: ["--module", "node16", "--moduleResolution", "node16"],
  nodenext: ["--module", "nodenext", "--moduleResolution", "nodenext"],
  bundler: ["--module", "esnext", "--moduleResolution", "bundler"],
};

const strictest = ["--strict", "--exactOptionalPropertyTypes", "--skipLibCheck", "false", "--noEmit"];

/** Compiles the user's program in a project with the package, by the given `tsc`; gives what it says. */
export function compileConsumer(project: string, tsc: string, resolution: keyof typeof resolutions): string {
  cpSync(program, join(project, "consumer.mts"));
  const libraries = ["--target", "es2022", "--lib", "es2022,dom,dom.iterable"];
  const options = [...strictest, ...libraries, ...resolutions[resolution], "consumer.mts"];
  return spawnSync(process.execPath, [tsc, ...options], { cwd: project, encoding: "utf8" }).stdout;
}
