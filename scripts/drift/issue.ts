/** `npm run drift:issue`, for the workflow: runs drift, and keeps one issue on GitHub about it. */
import { execFile } from "node:child_process";
import { appendFile } from "node:fs/promises";
import { promisify } from "node:util";
import { isMain, runMain } from "../run-script.ts";
import { abortOnInterrupt, run } from "./command.ts";
import { exitCodes } from "./report.ts";

const title = "The API has drifted from the spec";

export interface Dependencies {
  env: NodeJS.ProcessEnv;
  /** Runs `npm run drift` with arguments. */
  drift(argv: string[]): Promise<{ code: number; stdout: string; stderr: string }>;
  /** Runs the GitHub CLI with arguments and returns what it prints. */
  gh(argv: string[], stdin?: string): Promise<string>;
  /** Adds Markdown to the summary of the workflow run. */
  summarize(markdown: string): Promise<void>;
}

/** Opens or updates the issue on drift, and closes it on agreement. Returns the exit code: 1 if drift is inconclusive. */
export async function updateIssue({ env, drift, gh, summarize }: Dependencies): Promise<number> {
  const ids = (env["ASTERS_WORKSPACE_IDS"] ?? "").split(/\s+/).filter((id) => id !== "" && id !== "all");
  const { code, stdout, stderr } = await drift(["--format", "markdown", "--", ...ids]);
  await summarize(stdout || `${stderr}\n`);
  const number = code === exitCodes.inconclusive ? undefined : await findIssue(gh);
  const runUrl = `${env["GITHUB_SERVER_URL"]}/${env["GITHUB_REPOSITORY"]}/actions/runs/${env["GITHUB_RUN_ID"]}`;
  const body = `${stdout}\nSeen by ${runUrl}\n`;

  if (code === exitCodes.agreement) {
    const comment = `The API agrees with the spec again: ${runUrl}`;
    if (number) await gh(["issue", "close", number, "--comment", comment]);
    return 0;
  }
  if (code === exitCodes.drift) {
    if (number) await gh(["issue", "edit", number, "--body-file", "-"], body);
    else await gh(["issue", "create", "--title", title, "--body-file", "-"], body);
    return 0;
  }
  return 1;
}

async function findIssue(gh: Dependencies["gh"]): Promise<string | undefined> {
  const query = ["--author", "app/github-actions", "--state", "open", "--limit", "100", "--json", "number,title"];
  const issues: { number: number; title: string }[] = JSON.parse(await gh(["issue", "list", ...query]));
  return issues.find((issue) => issue.title === title)?.number.toString();
}

async function gh(argv: string[], stdin = ""): Promise<string> {
  const running = promisify(execFile)("gh", argv);
  running.child.stdin?.end(stdin);
  return (await running).stdout;
}

async function main(): Promise<void> {
  const { env } = process;
  const signal = abortOnInterrupt();
  process.exitCode = await updateIssue({
    env,
    drift: (argv) => run(argv, { env, signal }),
    gh,
    async summarize(markdown) {
      if (env["GITHUB_STEP_SUMMARY"]) await appendFile(env["GITHUB_STEP_SUMMARY"], markdown);
      else process.stdout.write(markdown);
    },
  });
  if (process.exitCode === 1) console.error("::error::Inconclusive: not everything could be read, see the summary.");
}

if (isMain(import.meta.url)) await runMain(main);
