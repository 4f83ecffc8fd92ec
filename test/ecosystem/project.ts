import { execFile, execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { installAll } from "../helpers/install.ts";
import { pack } from "../helpers/package.ts";
import { temporaryFolder } from "../helpers/temporary-folder.ts";

const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
const programs = fileURLToPath(new URL("programs/", import.meta.url));
const tarball = pack().tarball;

export interface Project {
  folder: string;
  /** Runs a file of an installed package with Node.js; returns exit code and output. */
  run(file: string, ...options: string[]): Promise<{ code: number; output: string }>;
}

/**
 * A project as a user would have it: the packed package alongside other packages at exact versions, in an ordinary folder,
 * since Jest ignores tests below `node_modules`.
 */
export function createProject(name: string, dependencies: Record<string, string>, files: string[] = []): Project {
  const installed = installAll(name, { ...manifest.dependencies, ...dependencies });
  const folder = temporaryFolder();
  const modules = join(folder, "node_modules");
  mkdirSync(modules);
  for (const entry of readdirSync(installed)) symlinkSync(join(installed, entry), join(modules, entry));
  const own = join(modules, manifest.name);
  mkdirSync(own);
  execFileSync("tar", ["-xzf", tarball, "--strip-components=1", "-C", own]);
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "user", private: true }));
  for (const file of files) cpSync(join(programs, file), join(folder, file.split("/").at(-1) as string));
  return { folder, run: (file, ...options) => run(folder, join(modules, file), options) };
}

async function run(cwd: string, file: string, options: string[]): Promise<{ code: number; output: string }> {
  // Nothing of this test run, which would tell Jest that it runs within Vitest.
  const env = { PATH: process.env["PATH"], HOME: process.env["HOME"], CI: "true", NO_COLOR: "1" };
  const started = promisify(execFile)(process.execPath, [file, ...options], { cwd, env, maxBuffer: 1 << 26 });
  return started.then(
    ({ stdout, stderr }) => ({ code: 0, output: stdout + stderr }),
    ({ code, stdout, stderr }) => ({ code, output: stdout + stderr }),
  );
}
