import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { copyRepository, git } from "../helpers/repository.ts";

// The tests build on each other: they follow a copy of the repository through its first two releases.
let copy: string;

beforeAll(() => {
  copy = copyRepository();
  write("CHANGELOG.md", "# Changelog\n\n## 0.1.0\n\n- The client.\n");
  edit("package.json", /(?<=^ {2}"version": ")[^"]+/m, "0.1.0");
  expect(npmRun("release:sync-version").status).toBe(0);
  expect(npmRun("generate").status).toBe(0);
  commit("Before the first release");
});

/** Runs an npm script with an unreachable registry. */
function npmRun(script: string, ...options: string[]) {
  return start("npm", ["run", "--silent", script, "--", ...options]);
}

/** Runs the last step of `release:dry`, which needs no build. */
function dryRun(...options: string[]) {
  return start(process.execPath, ["--import", "tsx", "scripts/release/dry-run.ts", ...options]);
}

function start(command: string, options: string[]) {
  // Whatever the log level of the npm that runs these tests is: npm hands it down in the environment.
  const env = { ...process.env, npm_config_loglevel: "notice", npm_config_registry: "http://127.0.0.1:1/" };
  const { status, stdout, stderr } = spawnSync(command, options, { cwd: copy, env, encoding: "utf8" });
  return { status, stdout, stderr };
}

const read = (path: string) => readFileSync(join(copy, path), "utf8");
const write = (path: string, text: string) => writeFileSync(join(copy, path), text);

function edit(path: string, from: string | RegExp, to: string): () => void {
  const text = read(path);
  expect(text).toMatch(from);
  write(path, text.replace(from, to));
  return () => write(path, text);
}

function addChangeset(name: string, bump: string, summary: string): void {
  write(`.changeset/${name}.md`, `---\n"asters-client": ${bump}\n---\n\n${summary}\n`);
}

function commit(message: string): void {
  git(copy, "add", "--all");
  git(copy, "commit", "--quiet", "--allow-empty", `--message=${message}`);
}

test("release:dry lists the package and the version, offline", () => {
  // Not silent: `npm pack` lists the files in its log.
  const { status, stdout, stderr } = start("npm", ["run", "release:dry"]);
  expect(stdout, stderr).toContain("All good!");
  expect(stderr).toMatch(/npm notice [\d.]+kB dist\/index\.js/);
  expect(stdout).toMatch(/\nVersion 0\.1\.0, tag v0\.1\.0, npm dist-tag latest\nReady to release\.\n$/);
  expect(existsSync(join(copy, "docs/index.html"))).toBe(true);
  expect(status).toBe(0);
  expect(git(copy, "status", "--porcelain")).toBe("");
});

test("release:dry reports every blocker and its fix", () => {
  const restore = [
    edit("openapi/openapi.yaml", "  version: 0.1.0", "  version: 0.0.9"),
    edit("generated/openapi.json", "Asters API", "Another API"),
    edit("CHANGELOG.md", "## 0.1.0", "## Unreleased"),
  ];
  addChangeset("early", "minor", "A feature.");
  const { status, stdout } = dryRun();
  expect(stdout).toContain("Blocked by:\n  - 0.1.0 is not released yet.");
  expect(stdout).toContain('  - CHANGELOG.md has no section "## 0.1.0"\n');
  expect(stdout).toContain(
    "  - openapi/openapi.yaml has another version than package.json. Run: npm run release:sync-version\n",
  );
  expect(stdout).toContain("generated/openapi.json");
  expect(stdout).toContain("Run: npm run generate\n");
  expect(stdout).not.toContain("Ready to release.");
  expect(status).toBe(1);
  git(copy, "clean", "--quiet", "--force", ".changeset");
  for (const undo of restore) undo();
});

test("release:dry accepts the tag of this version only", () => {
  git(copy, "tag", "v0.1.0");
  expect(dryRun("--tag=v0.1.0")).toMatchObject({ status: 0, stdout: expect.stringContaining("Ready to release.") });
  const { status, stdout } = dryRun("--tag=v0.2.0");
  expect(stdout).toContain("- The tag is v0.2.0, but package.json has version 0.1.0");
  expect(status).toBe(1);
});

test("after a release there is nothing to release until a changeset is added", () => {
  commit("After 0.1.0");
  expect(dryRun()).toMatchObject({ status: 0, stdout: expect.stringContaining("Nothing to release.") });
});

test("release:dry rejects changesets that raise the version too little", () => {
  edit("openapi/openapi.yaml", "[profile, business]", "[profile, business, page]");
  expect(npmRun("generate").status).toBe(0);
  expect(dryRun().stdout).toContain(
    "- Since v0.1.0: Overall: minor. Requires >= 0.2.0; next version 0.1.0 does not satisfy it. Run `npx changeset`",
  );
  addChangeset("page", "patch", "Know the account type `page`.");
  const { status, stdout } = dryRun();
  expect(stdout).toContain("Requires >= 0.2.0; next version 0.1.1 does not satisfy it.");
  expect(status).toBe(1);
  addChangeset("page", "minor", "Know the account type `page`.");
  expect(dryRun()).toMatchObject({
    status: 0,
    stdout:
      "Version 0.2.0, tag v0.2.0, npm dist-tag latest\n  minor  Know the account type `page`.\nReady to release.\n",
  });
});

test("release:version writes the changelog and the version everywhere", () => {
  commit("Add a type");
  expect(npmRun("release:version").status).toBe(0);
  expect(read("CHANGELOG.md")).toMatch(
    /^# Changelog\n\n## 0\.2\.0\n\n### Minor Changes\n\n- \w+: Know the account type `page`\.\n\n## 0\.1\.0\n/,
  );
  expect(existsSync(join(copy, ".changeset/page.md"))).toBe(false);
  expect(read("openapi/openapi.yaml")).toContain("\n  version: 0.2.0\n");
  expect(JSON.parse(read("generated/openapi.json")).info.version).toBe("0.2.0");
  const { version, packages } = JSON.parse(read("package-lock.json"));
  expect([version, packages[""].version]).toEqual(["0.2.0", "0.2.0"]);
  expect(git(copy, "diff", "--stat", "--", "package.json", "package-lock.json")).toMatch(/3 insertions.*3 deletions/);
  expect(dryRun()).toMatchObject({ status: 0, stdout: expect.stringContaining("Ready to release.") });
});

test("a tag whose version is too low for its changes is rejected", () => {
  commit("Release 0.2.0");
  git(copy, "tag", "v0.2.0");
  expect(dryRun("--tag=v0.2.0").status).toBe(0);
  edit("package.json", '"version": "0.2.0"', '"version": "0.1.1"');
  expect(npmRun("release:sync-version").status).toBe(0);
  expect(npmRun("generate").status).toBe(0);
  edit("CHANGELOG.md", "## 0.2.0", "## 0.1.1");
  git(copy, "tag", "--delete", "v0.2.0");
  commit("Release 0.1.1");
  git(copy, "tag", "v0.1.1");
  const { status, stdout } = dryRun("--tag=v0.1.1");
  expect(stdout).toContain("Since v0.1.0: Overall: minor. Requires >= 0.2.0; next version 0.1.1 does not satisfy it.");
  expect(status).toBe(1);
});

test("a malformed changeset is reported", () => {
  write(".changeset/wrong.md", '---\n"another-package": minor\n---\n\nText.\n');
  expect(dryRun()).toMatchObject({ status: 2, stderr: expect.stringContaining("another-package") });
});
