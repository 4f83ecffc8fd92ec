import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { copyRepository, git, install } from "../helpers/repository.ts";
import { temporaryFolder } from "../helpers/temporary-folder.ts";

let copy: string;

beforeAll(() => {
  copy = copyRepository();
  edit("package.json", /(?<=^ {2}"version": ")[^"]+/m, "0.1.0");
  edit("openapi/openapi.yaml", /^ {2}version: .*/m, "  version: 0.1.0");
  git(copy, "commit", "--quiet", "--all", "--allow-empty", "--message=0.1.0");
});

/** Runs `npm run spec:diff`, without waiting for npm each time. */
function specDiff(...options: string[]) {
  const program = ["--import", "tsx", "scripts/spec-diff.ts", ...options];
  const { status, stdout, stderr } = spawnSync(process.execPath, program, { cwd: copy, encoding: "utf8" });
  return { status, stdout, stderr };
}

function edit(path: string, from: string | RegExp, to: string): void {
  const text = readFileSync(join(copy, path), "utf8");
  expect(text).toMatch(from);
  writeFileSync(join(copy, path), text.replace(from, to));
}

const expired = /^ {8}expired:\n.*?\n(?= {8}\w)/ms;

test("without a release it suggests another commit", () => {
  const { status, stdout, stderr } = specDiff();
  expect(stderr).toContain("Nothing to compare with");
  expect(stderr).toContain("npm run spec:diff -- main");
  expect(stdout).toBe("");
  expect(status).toBe(0);
});

test("an unknown revision is reported", () => {
  expect(specDiff("nowhere")).toMatchObject({ status: 2, stderr: expect.stringContaining("Unknown revision nowhere") });
});

test("an unknown format is reported", () => {
  expect(specDiff("--format=xml")).toMatchObject({
    status: 2,
    stderr: "Unknown --format xml. Expected text, markdown, github-actions\n",
  });
});

test("reports no changes without an edit", () => {
  expect(specDiff("HEAD", "--check-version")).toMatchObject({
    status: 0,
    stdout: expect.stringContaining("Nothing changed since HEAD."),
  });
});

test("an edited description requires a version only with --check-version", () => {
  edit("openapi/openapi.yaml", "empty when none is connected", "empty if none is connected");
  expect(specDiff("HEAD").status).toBe(0);
  const { status, stdout } = specDiff("HEAD", "--check-version");
  expect(stdout).toContain(
    "Overall: patch. Requires >= 0.1.1; next version 0.1.0 does not satisfy it. Run `npx changeset` and choose patch.",
  );
  expect(status).toBe(1);
});

test("a removed field is reported with its place and fails", () => {
  git(copy, "tag", "v0.1.0");
  git(copy, "commit", "--quiet", "--allow-empty", "--message=A beta");
  git(copy, "tag", "v0.2.0-beta.1");
  edit("openapi/openapi.yaml", expired, "");
  const { status, stdout } = specDiff();
  const lines = readFileSync(join(copy, "openapi/openapi.yaml"), "utf8").split("\n");
  const line = lines.indexOf("      properties:", lines.indexOf("    SocialAccount:")) + 1;
  expect(stdout).toContain("Since v0.1.0");
  expect(stdout).toContain(
    `  major  openapi/openapi.yaml:${line}:7 Property \`expired\` of \`SocialAccount\` was removed. (property-removed)`,
  );
  // It is still listed as required, so no types can be generated.
  expect(stdout).toContain('"expired" is required, but not described');
  expect(stdout).toContain("Run `npx changeset` and choose minor.");
  expect(status).toBe(1);
});

test("a removed field breaks programs that use it", () => {
  edit("openapi/openapi.yaml", "picture, expired, created_at]", "picture, created_at]");
  const { status, stdout } = specDiff();
  expect(stdout).toContain("`const expired: boolean = account.expired;` (test/types/reader.mts:");
  expect(stdout).toContain("of v0.1.0) no longer compiles: TS2339");
  expect(stdout).toContain("- expired: boolean;");
  expect(status).toBe(1);
});

test("a changeset that raises the version enough makes it pass", () => {
  writeFileSync(join(copy, ".changeset/remove.md"), '---\n"asters-client": minor\n---\n\nRemove `expired`.\n');
  const { status, stdout } = specDiff("--check-version", "--format=github-actions");
  expect(stdout).toMatch(
    /^::notice file=openapi\/openapi\.yaml,line=\d+,col=\d+,title=Breaking change::Property `expired`/m,
  );
  expect(stdout).toContain("Overall: major. Requires >= 0.2.0; next version 0.2.0 satisfies it.");
  expect(status).toBe(0);
});

test("a shallow clone, which may lack the release tag, is rejected", () => {
  git(copy, "tag", "--delete", "v0.1.0", "v0.2.0-beta.1");
  const clone = join(temporaryFolder(), "clone");
  git(copy, "commit", "--quiet", "--all", "--message=Second");
  git(copy, "clone", "--quiet", "--depth=1", pathToFileURL(copy).href, clone);
  install(clone);
  copy = clone;
  expect(specDiff()).toMatchObject({ status: 2, stderr: expect.stringContaining("git fetch --unshallow --tags") });
});
