import { readdirSync, readFileSync } from "node:fs";
import { git, list, show } from "./git.ts";

const root = new URL("../../", import.meta.url);

/** What is compared with: as much of a release as tells what it promised. */
export interface Release {
  /** How a person knows it: the tag, or the commit that was asked for. */
  name: string;
  document: string;
  /** The type tests, path to text. */
  typeTests: Map<string, string>;
  /** The API report; empty if it had none. */
  report: string;
}

const documentPath = "openapi/openapi.yaml";
const typeTestsPath = "test/types";
const reportPath = "test/package/api.md";

/** The repository at a tag or another commit. */
export function releaseAt(ref: string): Release {
  try {
    git("rev-parse", "--verify", "--quiet", `${ref}^{commit}`);
  } catch {
    throw new Error(`git knows no ${ref}. Name a tag, a branch or a commit: npm run spec:diff -- HEAD~1`);
  }
  const document = show(ref, documentPath);
  if (document === undefined) throw new Error(`${ref} has no ${documentPath} to compare with`);
  const typeTests = new Map(list(ref, typeTestsPath).map((path) => [path, show(ref, path) as string]));
  return { name: ref, document, typeTests, report: show(ref, reportPath) ?? "" };
}

/** The repository as it is on disk, for a look at what an edit would change. */
export function releaseOnDisk(): Release {
  const read = (path: string) => readFileSync(new URL(path, root), "utf8");
  const paths = readdirSync(new URL(typeTestsPath, root)).map((name) => `${typeTestsPath}/${name}`);
  const typeTests = new Map(paths.map((path) => [path, read(path)]));
  return { name: "the working tree", document: read(documentPath), typeTests, report: read(reportPath) };
}
