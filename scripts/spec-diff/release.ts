import { git, listFilesAt, readFileAt } from "./git.ts";

/** The parts of a release that make promises to users. */
export interface Release {
  /** The tag, or the commit as given by the user. */
  name: string;
  /** The text of `openapi.yaml`. */
  spec: string;
  /** Type tests, path to text. */
  typeTests: Map<string, string>;
  /** The API report. */
  report: string;
}

const specPath = "openapi/openapi.yaml";
const typeTestsPath = "test/types";
const reportPath = "test/package/api.md";

/** The repository at a tag or another commit. */
export function releaseAt(ref: string): Release {
  try {
    git("rev-parse", "--verify", "--quiet", `${ref}^{commit}`);
  } catch {
    throw new Error(`Unknown revision ${ref}. Pass a tag, branch or commit: npm run spec:diff -- HEAD~1`);
  }
  const spec = readFileAt(ref, specPath);
  if (spec === undefined) throw new Error(`${ref} contains no ${specPath}`);
  const typeTests = new Map(listFilesAt(ref, typeTestsPath).map((path) => [path, readFileAt(ref, path) as string]));
  return { name: ref, spec, typeTests, report: readFileAt(ref, reportPath) ?? "" };
}
