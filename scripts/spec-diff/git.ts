import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Runs git in the repository and returns what it prints. */
export function git(...options: string[]): string {
  return execFileSync("git", options, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

/**
 * The tag of the latest release that HEAD descends from, optionally ignoring one tag; undefined if there is none. A
 * prerelease such as `v1.0.0-beta.1` does not count.
 */
export function lastRelease(ignored?: string): string | undefined {
  const options = [
    "describe",
    "--tags",
    "--abbrev=0",
    "--match=v[0-9]*",
    "--exclude=*-*",
    ...(ignored ? [`--exclude=${ignored}`] : []),
  ];
  try {
    return git(...options).trim();
  } catch {
    if (git("rev-parse", "--is-shallow-repository").trim() === "false") return undefined;
    throw new Error("This clone is shallow and contains no release tag. Run: git fetch --unshallow --tags");
  }
}

/** Whether a tag exists, and where. */
export function findTag(tag: string): "none" | "at HEAD" | "before HEAD" {
  if (git("tag", "--list", tag).trim() === "") return "none";
  return git("rev-parse", `${tag}^{commit}`) === git("rev-parse", "HEAD") ? "at HEAD" : "before HEAD";
}

/** The text of a file at a commit; undefined if it did not exist. */
export function readFileAt(ref: string, path: string): string | undefined {
  try {
    return git("show", `${ref}:${path}`);
  } catch {
    return undefined;
  }
}

/** The paths of the files in a folder at a commit. */
export function listFilesAt(ref: string, folder: string): string[] {
  return git("ls-tree", "--name-only", ref, `${folder}/`).split("\n").filter(Boolean);
}
