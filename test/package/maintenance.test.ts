import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const manifest = JSON.parse(read("package.json"));
const lock = JSON.parse(read("package-lock.json"));
const contributing = read("CONTRIBUTING.md");

test("CONTRIBUTING says in one line what each dev dependency is for", () => {
  const [, list = ""] = contributing.split("## What each dev dependency is for\n");
  const lines = list.trim().split("\n");
  const named = lines.map((line) => /^- `(\S+)`: .+\.$/.exec(line)?.[1] ?? line);
  expect(named).toEqual(Object.keys(manifest.devDependencies));
});

test("every dependency is pinned to one version", () => {
  const versions = Object.values({ ...manifest.dependencies, ...manifest.devDependencies });
  expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(String(version)))).toEqual([]);
});

const workflows = readdirSync(new URL("../../.github/workflows/", import.meta.url))
  .map((name) => read(`.github/workflows/${name}`))
  .join("");

test("contributors, CI and workflows are told of no npm script that is not there", () => {
  const texts = contributing + read("SECURITY.md") + read(".ci/run") + workflows;
  const named = [...texts.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, name]) => name as string);
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((name) => !(name in manifest.scripts))).toEqual([]);
});

test("workflows use each action at a commit, with its version beside it", () => {
  const used = [...workflows.matchAll(/uses: (.*)/g)].map(([, action]) => action as string);
  expect(used.length).toBeGreaterThan(5);
  expect(used.filter((action) => !/^[\w-]+\/[\w-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/.test(action))).toEqual([]);
});

test("the lock file is of this package.json, says the content of each package, and names no registry but npm's", () => {
  const { "": root, ...packages } = lock.packages;
  expect(root.dependencies).toEqual(manifest.dependencies);
  expect(root.devDependencies).toEqual(manifest.devDependencies);
  const entries = Object.entries<{ integrity?: string; resolved?: string }>(packages);
  expect(entries.length).toBeGreaterThan(100);
  expect(entries.filter(([, { integrity }]) => !integrity?.startsWith("sha512-")).map(([path]) => path)).toEqual([]);
  const places = entries.flatMap(([, { resolved }]) => (resolved ? [new URL(resolved).host] : []));
  expect(places.filter((host) => host !== "registry.npmjs.org")).toEqual([]);
});
