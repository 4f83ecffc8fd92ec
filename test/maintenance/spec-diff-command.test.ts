import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { copyRepository, git, install } from "../helpers/repository.ts";
import { temporaryFolder } from "../helpers/temporary.ts";

let copy: string;

beforeAll(() => {
  copy = copyRepository();
  edit("openapi/openapi.yaml", /^ {2}version: .*/m, "  version: 0.1.0");
  git(copy, "commit", "--quiet", "--all", "--allow-empty", "--message=0.1.0");
});

function specDiff(...options: string[]) {
  const script = ["run", "--silent", "spec:diff", "--", ...options];
  const { status, stdout, stderr } = spawnSync("npm", script, { cwd: copy, encoding: "utf8" });
  return { status, stdout, stderr };
}

function edit(path: string, from: string | RegExp, to: string): void {
  const text = readFileSync(join(copy, path), "utf8");
  expect(text).toMatch(from);
  writeFileSync(join(copy, path), text.replace(from, to));
}

const expired = /^ {8}expired:\n.*?\n(?= {8}\w)/ms;

test("with nothing released, it says what to do", () => {
  const { status, stdout, stderr } = specDiff();
  expect(stderr).toContain("No release to compare with");
  expect(stderr).toContain("npm run spec:diff -- main");
  expect(stdout).toBe("");
  expect(status).toBe(0);
});

test("a commit that is not there is told", () => {
  expect(specDiff("nowhere")).toMatchObject({ status: 2, stderr: expect.stringContaining("git knows no nowhere") });
});

test("an option that is not there is told", () => {
  expect(specDiff("--format=xml")).toMatchObject({
    status: 2,
    stderr: "--format takes text, markdown, github-actions; not xml\n",
  });
});

test("without an edit nothing has changed", () => {
  expect(specDiff("HEAD", "--check-version")).toMatchObject({
    status: 0,
    stdout: expect.stringContaining("Nothing has changed since HEAD."),
  });
});

test("an edited text needs a version only if versions are to be checked", () => {
  edit("openapi/openapi.yaml", "empty when none is connected", "empty if none is connected");
  expect(specDiff("HEAD").status).toBe(0);
  const { status, stdout } = specDiff("HEAD", "--check-version");
  expect(stdout).toContain("Together a patch change, which needs version 0.1.1 or later, and the version is 0.1.0.");
  expect(status).toBe(1);
});

test("a field that is removed is named, where it was, and refused", () => {
  git(copy, "tag", "v0.1.0");
  git(copy, "commit", "--quiet", "--allow-empty", "--message=A beta");
  git(copy, "tag", "v0.2.0-beta.1");
  edit("openapi/openapi.yaml", expired, "");
  const { status, stdout } = specDiff();
  const line = readFileSync(join(copy, "openapi/openapi.yaml"), "utf8").split("\n").indexOf("        _id:");
  expect(stdout).toContain("Since v0.1.0");
  expect(stdout).toContain(
    `  major  openapi/openapi.yaml:${line}:7 Property \`expired\` of \`SocialAccount\` was removed. (property-removed)`,
  );
  // It is still listed as required.
  expect(stdout).toContain('"expired" is required, but not described');
  expect(stdout).toContain('Begin CHANGELOG.md with a section "## 0.2.0 (not released)"');
  expect(status).toBe(1);
});

test("a field that is removed for good breaks a program, too", () => {
  edit("openapi/openapi.yaml", "picture, expired, created_at]", "picture, created_at]");
  const { status, stdout } = specDiff();
  expect(stdout).toContain("`const expired: boolean = account.expired;` (test/types/reader.mts:");
  expect(stdout).toContain("of v0.1.0) compiles no more: TS2339");
  expect(stdout).toContain("- expired: boolean;");
  expect(status).toBe(1);
});

test("a pull request gets it as a comment, and as annotations", () => {
  const comment = specDiff("--format=markdown");
  expect(comment.status).toBe(1);
  expect(comment.stdout).toMatch(
    /^## Changes since v0\.1\.0\n\n\*\*Document\*\*: major\n\n\| Impact \| Change \| Where \|\n/,
  );
  expect(comment.stdout).toContain("\n```diff\n- expired: boolean;\n```\n");
  const annotations = specDiff("--format=github-actions");
  expect(annotations.status).toBe(1);
  expect(annotations.stdout).toMatch(
    /^::error file=openapi\/openapi\.yaml,line=\d+,col=\d+,title=Breaking change::Property `expired`/m,
  );
});

test("a version that tells of it lets it pass", () => {
  edit("openapi/openapi.yaml", "  version: 0.1.0", "  version: 0.2.0");
  const { status, stdout } = specDiff("--check-version");
  expect(stdout).toContain("Together a major change, which needs version 0.2.0 or later: 0.2.0 it is.");
  expect(status).toBe(0);
  expect(specDiff("--format=github-actions").stdout).toMatch(/^::notice file=/m);
});

test("a shallow clone, which may lack the release, is refused", () => {
  git(copy, "tag", "--delete", "v0.1.0", "v0.2.0-beta.1");
  const clone = join(temporaryFolder(), "clone");
  git(copy, "commit", "--quiet", "--all", "--message=Second");
  git(copy, "clone", "--quiet", "--depth=1", pathToFileURL(copy).href, clone);
  install(clone);
  copy = clone;
  expect(specDiff()).toMatchObject({ status: 2, stderr: expect.stringContaining("git fetch --unshallow --tags") });
});
