import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { npm } from "../helpers/npm.ts";
import { copyRepository, git } from "../helpers/repository.ts";

let copy: string;

// Whatever the repository is about to release, or has just released, the copy is before its first release.
beforeAll(() => {
  copy = copyRepository();
  writeFileSync(
    join(copy, "CHANGELOG.md"),
    "# Changelog\n\n## 0.1.0 (not released)\n\n- The document.\n- The client.\n",
  );
  expect(run("release:version").status).toBe(0);
  git(copy, "commit", "--quiet", "--all", "--allow-empty", "--message=Before the first release");
});

/** Runs an npm script, for which no registry is to be had. */
function run(script: string, ...options: string[]) {
  const env = { ...process.env, npm_config_registry: "http://127.0.0.1:1/" };
  const { status, stdout, stderr } = spawnSync("npm", ["run", "--silent", script, "--", ...options], {
    cwd: copy,
    env,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

const read = (path: string) => readFileSync(join(copy, path), "utf8");

function edit(path: string, from: string | RegExp, to: string): () => void {
  const text = read(path);
  expect(text).toMatch(from);
  writeFileSync(join(copy, path), text.replace(from, to));
  return () => writeFileSync(join(copy, path), text);
}

test("release:dry shows version, changelog, tag, package and docs, without a network", () => {
  const { status, stdout } = run("release:dry");
  const [{ files }] = JSON.parse(npm(copy, "pack", "--dry-run", "--json"));
  expect(stdout).toContain("asters-client 0.1.0, not released\n\nChangelog\n  - The document.\n  - The client.\n");
  expect(stdout).toContain("Tag       v0.1.0\nPublish   npm publish --provenance --access public --tag latest\n");
  expect(files.length).toBeGreaterThan(10);
  for (const { path } of files) expect(stdout).toMatch(new RegExp(`kB {2}${path.replaceAll(".", "\\.")}$`, "m"));
  expect(stdout).toMatch(/^Docs {6}docs\/index\.html, \d+\.\d kB/m);
  expect(stdout).toContain("Nothing is in its way.");
  expect(status).toBe(0);
  expect(git(copy, "status", "--porcelain")).toBe("");
});

test("release:dry names all that is in its way", () => {
  const restore = [
    edit("src/version.ts", '"0.1.0"', '"0.0.9"'),
    edit("generated/openapi.json", "Asters API", "Another API"),
    edit("CHANGELOG.md", /(?<=^## 0\.1\.0 \(not released\)\n).*/ms, ""),
    edit("package.json", "./dist/node.js", "./dist/nodes.js"),
  ];
  const { status, stdout } = run("release:dry");
  expect(stdout).toMatch(/In its way:\n(?: {2}- .*\n){4}$/);
  expect(stdout).toContain("- CHANGELOG.md says nothing of 0.1.0.");
  expect(stdout).toContain("- src/version.ts has version 0.0.9, not 0.1.0. Run: npm run release:version");
  expect(stdout).toContain("- generated/ is not what the document yields: openapi.json. Run: npm run generate");
  expect(stdout).toContain("- package.json names ./dist/nodes.js, but the package has no such file.");
  expect(status).toBe(1);
  for (const undo of restore) undo();
});

test("a changelog that begins with no version is refused with an example", () => {
  const restore = edit("CHANGELOG.md", "## 0.1.0 (not released)", "## Unreleased");
  expect(run("release:version")).toMatchObject({
    status: 2,
    stderr: 'CHANGELOG.md must begin with a section such as "## 1.2.3 (not released)"\n',
  });
  restore();
});

test("release dates the section, and says how to go on", () => {
  const { status, stdout } = run("release");
  expect(status).toBe(0);
  expect(read("CHANGELOG.md")).toMatch(/^## 0\.1\.0 \(\d{4}-\d\d-\d\d\)$/m);
  const [commit, tag] = stdout.split("\n").slice(-4) as [string, string];
  expect([commit, tag]).toEqual(['  git commit --all --message="0.1.0"', "  git tag v0.1.0"]);
  git(copy, "commit", "--quiet", "--all", "--message=0.1.0");
  git(copy, "tag", "v0.1.0");
});

test("the workflow accepts the tag that goes with the changelog, and no other", () => {
  expect(run("release:dry", "--tag=v0.1.0").status).toBe(0);
  const { status, stdout } = run("release:dry", "--tag=v0.2.0");
  expect(stdout).toContain("- The tag is v0.2.0, but CHANGELOG.md begins with v0.1.0");
  expect(status).toBe(1);
});

test("once it is released, there is nothing to release until the changelog has a new section", () => {
  git(copy, "commit", "--quiet", "--allow-empty", "--message=After 0.1.0");
  const { status, stdout } = run("release:dry");
  expect(stdout).toContain("v0.1.0 is released already. The next release begins with a section in CHANGELOG.md.");
  expect(status).toBe(0);
});

test("after a release, the next needs a version that fits its changes", () => {
  edit("openapi/openapi.yaml", "[profile, business]", "[profile, business, page]");
  edit("CHANGELOG.md", /^(?=## 0\.1\.0)/m, "## 0.1.1 (not released)\n\n- A type.\n\n");
  const patch = run("release:version");
  expect(patch.stdout).toMatch(
    /^0\.1\.1 written to package\.json, package-lock\.json, openapi\/openapi\.yaml, src\/version\.ts, generated\/openapi/,
  );
  const refused = run("release:dry");
  expect(refused.stdout).toContain("Versions  0.1.1, after v0.1.0");
  expect(refused.stdout).toContain("- The changes since v0.1.0 need version 0.2.0 or later. See: npm run spec:diff");
  expect(refused.status).toBe(1);

  edit("CHANGELOG.md", "## 0.1.1", "## 0.2.0");
  expect(run("release:version").status).toBe(0);
  expect(run("release:dry")).toMatchObject({ status: 0, stdout: expect.stringContaining("Tag       v0.2.0") });
  expect(JSON.parse(read("package-lock.json")).packages[""].version).toBe("0.2.0");
});

test("release waits until all is committed", () => {
  const { status, stdout } = run("release");
  expect(stdout).toContain("- There are changes that are not committed");
  expect(read("CHANGELOG.md")).toContain("## 0.2.0 (not released)");
  expect(status).toBe(1);
});

test("a version that was released is not released again", () => {
  git(copy, "commit", "--quiet", "--all", "--message=After 0.2.0");
  git(copy, "tag", "v0.2.0", "HEAD~1");
  const { status, stdout } = run("release:dry");
  expect(stdout).toContain("- v0.2.0 is released already.");
  expect(status).toBe(1);
});
