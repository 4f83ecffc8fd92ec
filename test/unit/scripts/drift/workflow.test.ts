import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseYaml } from "@redocly/openapi-core";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../../helpers/temporary.ts";

const text = readFileSync(new URL("../../../../.github/workflows/drift.yml", import.meta.url), "utf8");
// biome-ignore lint/suspicious/noExplicitAny: a workflow has many shapes
const { permissions, jobs } = parseYaml(text) as any;

interface Situation {
  /** What `npm run drift` prints, and its exit code. */
  report: string;
  code: number;
  /** Number of the open issue, if there is one. */
  issue?: string;
}

/** Runs the steps of the workflow with stand-ins of npm and gh; gives what they were called with. */
function runSteps({ report, code, issue = "" }: Situation) {
  const folder = temporaryFolder();
  const command = (name: string, script: string) => {
    const log = `printf '%s' "${name}" >> calls; printf ' <%s>' "$@" >> calls; echo >> calls`;
    writeFileSync(join(folder, name), `#!/usr/bin/env bash\n${log}\n${script}\n`);
    chmodSync(join(folder, name), 0o755);
  };
  command("npm", `printf '%s' "$REPORT"; exit ${code}`);
  command("gh", `[ "$2" != list ] || echo "$ISSUE"`);
  const env = {
    PATH: `${folder}:${process.env["PATH"]}`,
    REPORT: report,
    ISSUE: issue,
    ASTERS_WORKSPACE_IDS: "one two\nthree\n",
    GITHUB_OUTPUT: "output",
    GITHUB_STEP_SUMMARY: "summary",
    RUN_URL: "https://github.test/run",
    TITLE: "Drift",
  };
  const step = (id: string, more: NodeJS.ProcessEnv) => {
    const { run } = jobs.drift.steps.find((step: { id?: string }) => step.id === id);
    return spawnSync("bash", ["-eo", "pipefail", "-c", run], { cwd: folder, env: { ...env, ...more } }).status;
  };
  const read = (name: string) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), "utf8") : "");
  expect(step("drift", {})).toBe(0);
  const CODE = /code=(.*)/.exec(read("output"))?.[1];
  const status = step("issue", { CODE });
  const [asked, listed, ...calls] = read("calls").trim().split("\n");
  return { asked, listed, calls, status, body: read("drift.md"), summary: read("summary") };
}

test("asks for each workspace that the variable names, and looks for its own issue", () => {
  const { asked, listed, summary } = runSteps({ report: "Agreement", code: 0 });
  expect(asked).toBe("npm <run> <--silent> <drift> <--> <--format> <markdown> <one> <two> <three>");
  expect(listed).toMatch(/^gh <issue> <list> <--author> <app\/github-actions> <--state> <open>/);
  expect(summary).toBe("Agreement");
});

test.each<[what: string, situation: Situation, calls: string[], status: number]>([
  ["agreement does nothing", { report: "Agreement", code: 0 }, [], 0],
  [
    "agreement closes the issue",
    { report: "Agreement", code: 0, issue: "7" },
    ["gh <issue> <close> <7> <--comment> <The API agrees with the document again: https://github.test/run>"],
    0,
  ],
  [
    "drift opens an issue",
    { report: "Drift", code: 1 },
    ["gh <issue> <create> <--title> <Drift> <--body-file> <drift.md>"],
    0,
  ],
  [
    "drift updates the issue that is open",
    { report: "Drift", code: 1, issue: "7" },
    ["gh <issue> <edit> <7> <--body-file> <drift.md>"],
    0,
  ],
  ["what is not known fails, and leaves the issue alone", { report: "Not known", code: 2, issue: "7" }, [], 1],
  ["a crash fails, and leaves the issue alone", { report: "", code: 1, issue: "7" }, [], 1],
])("%s", (_, situation, calls, status) => {
  const result = runSteps(situation);
  expect([result.calls, result.status]).toEqual([calls, status]);
  if (situation.report === "Drift") expect(result.body).toBe("Drift\nSeen by https://github.test/run\n");
});

test("it may do no more than it needs, and runs what it was reviewed with", () => {
  expect(permissions).toEqual({ contents: "read", issues: "write" });
  const used = [...text.matchAll(/uses: (.*)/g)].map(([, action]) => action);
  expect(used.length).toBeGreaterThan(0);
  for (const action of used) expect(action).toMatch(/^actions\/[a-z-]+@[0-9a-f]{40} # v\d/);
});
