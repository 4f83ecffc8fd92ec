import { readdirSync, readFileSync } from "node:fs";
import { git, list, show } from "./git.ts";

const root = new URL("../../", import.meta.url);

/** The parts of a release that make promises to users. */
export interface Release {
  /** The tag, or the commit as given by the user. */
  name: string;
  document: string;
  /** Type tests, path to text. */
  typeTests: Map<string, string>;
  /** The API report; empty if there was none. */
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
    throw new Error(`Unknown revision ${ref}. Pass a tag, branch or commit: npm run spec:diff -- HEAD~1`);
  }
  const document = show(ref, documentPath);
  if (document === undefined) throw new Error(`${ref} contains no ${documentPath}`);
  const typeTests = new Map(list(ref, typeTestsPath).map((path) => [path, show(ref, path) as string]));
  return { name: ref, document, typeTests, report: show(ref, reportPath) ?? "" };
}

/** The working tree as if it were a release, to test what an edit would change. */
export function releaseOnDisk(): Release {
  const read = (path: string) => readFileSync(new URL(path, root), "utf8");
  const paths = readdirSync(new URL(typeTestsPath, root)).map((name) => `${typeTestsPath}/${name}`);
  const typeTests = new Map(paths.map((path) => [path, read(path)]));
  return { name: "the working tree", document: read(documentPath), typeTests, report: read(reportPath) };
}
