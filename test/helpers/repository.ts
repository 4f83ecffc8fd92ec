import { execFileSync } from "node:child_process";
import { cpSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { temporaryFolder } from "./temporary-folder.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

export function git(cwd: string, ...options: string[]): string {
  const identity = ["-c", "user.name=Test", "-c", "user.email=test@localhost"];
  return execFileSync("git", [...identity, ...options], { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

/** A copy of the repository as it is on disk, with a history of one commit, and installed. */
export function copyRepository(): string {
  const folder = temporaryFolder();
  const files = git(root, "ls-files", "--cached", "--others", "--exclude-standard", "--deduplicate").trim().split("\n");
  const deleted = new Set(git(root, "ls-files", "--deleted").trim().split("\n"));
  for (const file of files) if (!deleted.has(file)) cpSync(join(root, file), join(folder, file));
  git(folder, "init", "--quiet", "--initial-branch=main");
  install(folder);
  git(folder, "add", "--all");
  git(folder, "commit", "--quiet", "--message=A copy");
  return folder;
}

/** Links the installed packages, which is faster than `npm ci`. */
export function install(folder: string): void {
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
  writeFileSync(join(folder, ".git/info/exclude"), "node_modules\n");
}
