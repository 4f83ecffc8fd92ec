import { readFileSync } from "node:fs";
import { parseYaml } from "@redocly/openapi-core";
import { expect, test } from "vitest";
import { updateIssue } from "../../../../scripts/drift/issue.ts";

const title = "The API has drifted from the spec";

interface Situation {
  /** Of `npm run drift`. */
  code: number;
  stdout?: string;
  stderr?: string;
  issues?: { number: number; title: string }[];
  ids?: string;
}

/** What the function does in a situation. */
async function update({ code, stdout = "Report\n", stderr = "", issues = [], ids = "one two\nthree\n" }: Situation) {
  const calls: (string | undefined)[][] = [];
  let argv: string[] = [];
  let summary = "";
  const exitCode = await updateIssue({
    env: {
      ASTERS_WORKSPACE_IDS: ids,
      GITHUB_SERVER_URL: "https://github.test",
      GITHUB_REPOSITORY: "a/b",
      GITHUB_RUN_ID: "1",
    },
    drift: async (given) => {
      argv = given;
      return { code, stdout, stderr };
    },
    gh: async (given, stdin) => {
      if (given[1] !== "list") calls.push(stdin === undefined ? given : [...given, stdin]);
      return given[1] === "list" ? JSON.stringify(issues) : "";
    },
    summarize: async (markdown) => {
      summary += markdown;
    },
  });
  return { exitCode, calls, argv, summary };
}

const open = [
  { number: 6, title: "Something else" },
  { number: 7, title },
];
const run = "https://github.test/a/b/actions/runs/1";
const body = `Report\n\nSeen by ${run}\n`;

test.each<[what: string, situation: Situation, calls: string[][], exitCode: number]>([
  ["does nothing on agreement", { code: 0, issues: open.slice(0, 1) }, [], 0],
  [
    "closes the issue on agreement",
    { code: 0, issues: open },
    [["issue", "close", "7", "--comment", `The API agrees with the spec again: ${run}`]],
    0,
  ],
  [
    "opens an issue on drift",
    { code: 1, issues: open.slice(0, 1) },
    [["issue", "create", "--title", title, "--body-file", "-", body]],
    0,
  ],
  ["updates the open issue on drift", { code: 1, issues: open }, [["issue", "edit", "7", "--body-file", "-", body]], 0],
  ["fails without touching the issue if drift is inconclusive", { code: 2, issues: open }, [], 1],
  ["fails without touching the issue if drift crashes", { code: 2, stdout: "", stderr: "No", issues: open }, [], 1],
])("%s", async (_, situation, calls, exitCode) => {
  expect(await update(situation)).toMatchObject({ calls, exitCode, summary: situation.stderr ? "No\n" : "Report\n" });
});

test.each([
  ["one two\nthree\n", ["one", "two", "three"]],
  ["all", []],
])("passes the workspaces %j on", async (ids, expected) => {
  expect((await update({ code: 0, ids })).argv).toEqual(["--format", "markdown", "--", ...expected]);
});

test("the workflow has the permissions it needs and no others, and runs only scripts", () => {
  const text = readFileSync(new URL("../../../../.github/workflows/drift.yml", import.meta.url), "utf8");
  const { permissions, jobs } = parseYaml(text) as {
    permissions: object;
    jobs: { drift: { steps: { run?: string }[] } };
  };
  expect(permissions).toEqual({ contents: "read", issues: "write" });
  const { steps } = jobs.drift;
  expect(steps.flatMap(({ run }) => run ?? [])).toEqual(["npm ci", "npm run --silent drift:issue"]);
});
