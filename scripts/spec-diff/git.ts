import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** What git prints. */
export function git(...options: string[]): string {
  return execFileSync("git", options, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

/** The tag of the last release before the working tree; undefined if there is none. */
export function lastRelease(): string | undefined {
  try {
    return git("describe", "--tags", "--abbrev=0", "--match=v[0-9]*").trim();
  } catch {
    return undefined;
  }
}

/** Whether the history was cut off, and with it, maybe, the tags. */
export function isShallow(): boolean {
  return git("rev-parse", "--is-shallow-repository").trim() === "true";
}

/** A file's text at a commit; undefined if there was no such file. */
export function show(ref: string, path: string): string | undefined {
  try {
    return git("show", `${ref}:${path}`);
  } catch {
    return undefined;
  }
}

/** The paths of the files in a folder at a commit. */
export function list(ref: string, folder: string): string[] {
  return git("ls-tree", "--name-only", ref, `${folder}/`).split("\n").filter(Boolean);
}
