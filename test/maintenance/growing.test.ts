import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { copyRepository, git } from "../helpers/repository.ts";
import { addOperation } from "./add-operation.ts";

const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
const [, steps = ""] = /^## Adding an operation\n(.*?)^## /ms.exec(readme) ?? [];
const commands = /```sh\n(.*?)```/s.exec(steps)?.[1]?.trim().split("\n") ?? [];

let copy: string;

beforeAll(() => {
  copy = copyRepository();
  addOperation(copy);
});

/** Runs an npm script with nothing of the test run around it. */
function run(script: string) {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(VITEST|npm_)/i.test(name)));
  const { status, stdout, stderr } = spawnSync(script, { cwd: copy, env, shell: true, encoding: "utf8" });
  return { status, output: stdout + stderr };
}

test("the steps ask for two files to be edited, besides tests", () => {
  const changed = git(copy, "diff", "--name-only").trim().split("\n");
  expect(changed.filter((path) => !path.startsWith("test/"))).toEqual(["openapi/openapi.yaml", "src/client.ts"]);
  for (const path of changed) expect(steps).toContain(`\`${path}\``);
});

test("the steps end with the tests", () => {
  expect(commands).toEqual(["npm run generate", "npm run api-report", "npm test"]);
});

// The tests of drift count the answers of the one operation that there is: whoever adds another amends them, too.
const withoutDrift = "--exclude=test/unit/scripts/drift/**";

test.each(commands)("the step %s succeeds", (command) => {
  const { status, output } = run(command === "npm test" ? `npm test -- '${withoutDrift}'` : command);
  expect(status, output).toBe(0);
});

test("the docs have the operation", () => {
  const { status, output } = run("npm run docs");
  expect(status, output).toBe(0);
  expect(readFileSync(join(copy, "docs/index.html"), "utf8")).toContain("List of all labels of a workspace");
});

test("it is an addition, which breaks nobody", () => {
  const { status, output } = run("npm run spec:diff -- HEAD");
  expect(output).toContain("Together a minor change, which needs version");
  expect(status).toBe(0);
});
