import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const manifest = JSON.parse(read("package.json"));
const lock = JSON.parse(read("package-lock.json"));
const contributing = read("CONTRIBUTING.md");

test("every dependency is pinned to one version", () => {
  const versions = Object.values({ ...manifest.dependencies, ...manifest.devDependencies });
  expect(versions.filter((version) => !/^(npm:[\w-]+@)?\d+\.\d+\.\d+$/.test(String(version)))).toEqual([]);
});

const workflows = readdirSync(new URL("../../.github/workflows/", import.meta.url))
  .map((name) => read(`.github/workflows/${name}`))
  .join("");

test("CONTRIBUTING, SECURITY, CI and workflows name only npm scripts that exist", () => {
  const texts = contributing + read("SECURITY.md") + read(".ci/run") + workflows;
  const named = [
    ...texts.matchAll(/\bnpm run (?:--silent )?([a-z][\w:-]*)|^ *(?:step_\w+\(\) \{ )?run ([a-z][\w:-]*)/gm),
  ].map(([, script, step]) => (script ?? step) as string);
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((name) => !(name in manifest.scripts))).toEqual([]);
});

test("workflows use each action at a commit, with its version in a comment", () => {
  const used = [...workflows.matchAll(/uses: (.*)/g)].map(([, action]) => action as string);
  expect(used.length).toBeGreaterThan(5);
  expect(used.filter((action) => !/^[\w-]+\/[\w-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/.test(action))).toEqual([]);
});

test("package-lock.json matches package.json, has integrity hashes and only npm registry URLs", () => {
  const { "": root, ...packages } = lock.packages;
  expect(root.dependencies).toEqual(manifest.dependencies);
  expect(root.devDependencies).toEqual(manifest.devDependencies);
  const entries = Object.entries<{ integrity?: string; resolved?: string }>(packages);
  expect(entries.length).toBeGreaterThan(100);
  expect(entries.filter(([, { integrity }]) => !integrity?.startsWith("sha512-")).map(([path]) => path)).toEqual([]);
  const places = entries.flatMap(([, { resolved }]) => (resolved ? [new URL(resolved).host] : []));
  expect(places.filter((host) => host !== "registry.npmjs.org")).toEqual([]);
});

test("the jobs of ci.yml run steps of .ci/run, and all of them", () => {
  const [, list = ""] = /^steps=\((.*)\)$/m.exec(read(".ci/run")) ?? [];
  const ci = read(".github/workflows/ci.yml");
  const [, matrix = ""] = /step: \[(.*)\]/.exec(ci) ?? [];
  const run = [...ci.matchAll(/\.ci\/run ([\w ]+)/g)].flatMap(([, steps = ""]) => steps.trim().split(" "));
  expect(new Set([...run, ...matrix.split(", ")])).toEqual(new Set(list.split(" ")));
});
