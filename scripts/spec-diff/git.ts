import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** What git prints. */
export function git(...options: string[]): string {
  return execFileSync("git", options, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

/**
 * The tag of the last release that leads to the working tree, but for one that is to be left out; undefined if there is
 * none. One with a hyphen, such as `v1.0.0-beta.1`, is no release yet.
 */
export function lastRelease(but?: string): string | undefined {
  const options = [
    "describe",
    "--tags",
    "--abbrev=0",
    "--match=v[0-9]*",
    "--exclude=*-*",
    ...(but ? [`--exclude=${but}`] : []),
  ];
  try {
    return git(...options).trim();
  } catch {
    if (git("rev-parse", "--is-shallow-repository").trim() === "false") return undefined;
    throw new Error("This clone is shallow and has no release's tag. Run: git fetch --unshallow --tags");
  }
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
