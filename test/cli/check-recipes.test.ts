/** Runs the recipes of the README, with the paths and hosts of this machine. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseYaml } from "@redocly/openapi-core";
import { beforeEach, expect, test } from "vitest";
import { type ApiState, accountOf, serveState, startWebhook } from "../helpers/check-command.ts";
import { installCommand } from "../helpers/install-command.ts";
import { listen } from "../helpers/server.ts";
import { temporaryFolder } from "../helpers/temporary-folder.ts";

const asters = installCommand();
const key = "sk-0123456789";
const recipe = (name: string) => readFileSync(new URL(`check-recipes/${name}`, import.meta.url), "utf8");

let world: ApiState;
let folder: string;
beforeEach(() => {
  world = { workspaces: { w1: [accountOf("a")] } };
  folder = temporaryFolder();
});
const expire = () => {
  world.workspaces["w1"] = [accountOf("a", { expired: true })];
};

test("the crontab prints nothing until there is something to mail", async () => {
  await using api = await listen(serveState(world));
  writeFileSync(join(folder, ".asters-key"), `${key}\n`);
  const [, command] = /^17 \* \* \* \* (.*)$/m.exec(recipe("crontab")) ?? [];
  const env = { HOME: folder, ASTERS_BASE_URL: api.url };
  const tick = () => asters.shell(command as string, env).ended;
  expect(await tick()).toEqual({ code: 0, stdout: "", stderr: "" });
  expire();
  expect(await tick()).toMatchObject({ code: 3, stdout: expect.stringContaining("expired  Name of a"), stderr: "" });
  expect(await tick()).toEqual({ code: 0, stdout: "", stderr: "" });
});

test("slack.sh posts an event once", async () => {
  await using api = await listen(serveState(world));
  await using webhook = await startWebhook();
  const script = recipe("slack.sh")
    .replace("https://hooks.slack.com/services/...", `'${webhook.url}'`)
    .replace("state.json", join(folder, "state.json"));
  const tick = () => asters.shell(script, { ASTERS_API_KEY: key, ASTERS_BASE_URL: api.url }).ended;
  await tick();
  expire();
  expect((await tick()).code).toBe(3);
  await tick();
  expect(webhook.posts.map(({ text }) => text)).toEqual([
    expect.stringMatching(/^Asters: 1 account expired\n• expired: Name of a \(x\) in Name of w1, between /),
  ]);
});

test("prometheus.sh writes a complete file or none", async () => {
  await using api = await listen(serveState(world));
  const metrics = join(folder, "asters.prom");
  const script = recipe("prometheus.sh")
    .replace("/var/lib/node_exporter/textfile_collector/asters.prom", metrics)
    .replace("/var/lib/asters/state.json", join(folder, "state.json"));
  const tick = () => asters.shell(script, { ASTERS_API_KEY: key, ASTERS_BASE_URL: api.url }).ended;
  expire();
  expect((await tick()).code).toBe(0);
  const text = readFileSync(metrics, "utf8");
  expect(text).toMatch(/# EOF\n$/);
  const { groups } = parseYaml(recipe("prometheus-rules.yml")) as { groups: { rules: { expr: string }[] }[] };
  const names = groups.flatMap(({ rules }) => rules.flatMap(({ expr }) => expr.match(/asters_\w+/g) ?? []));
  expect(names).toHaveLength(3);
  for (const name of names) expect(text).toMatch(new RegExp(`^${name}[{ ]`, "m"));
  // Nothing is written if the state cannot be used, and the last metrics stay.
  writeFileSync(join(folder, "state.json"), "");
  await tick();
  expect(readFileSync(metrics, "utf8")).toBe(text);
});

interface Step {
  if?: string;
  run?: string;
  uses?: string;
  with?: Record<string, string>;
  env?: Record<string, string>;
}

test("the workflow keeps its state in the cache and writes a job summary", async () => {
  await using api = await listen(serveState(world));
  await using webhook = await startWebhook();
  const { jobs } = parseYaml(recipe("workflow.yml")) as { jobs: { check: { steps: Step[] } } };
  const { steps } = jobs.check;
  const [restore, save] = steps.filter(({ uses }) => uses?.startsWith("actions/cache/"));
  const step = steps.find(({ run }) => run?.includes("asters check"));
  const summary = join(folder, "summary.md");
  const secrets: Record<string, string> = { ASTERS_API_KEY: key, ASTERS_WEBHOOK_URL: webhook.url };
  const env = Object.fromEntries(
    Object.entries(step?.env ?? {}).map(([name, value]) => {
      const [, secret = ""] = /^\$\{\{ secrets\.(\w+) \}\}$/.exec(value) ?? [];
      return [name, secrets[secret] as string];
    }),
  );
  expire();
  const script = step?.run as string;
  const { code } = await asters.shell(script, { ...env, ASTERS_BASE_URL: api.url, GITHUB_STEP_SUMMARY: summary }).ended;
  expect(code).toBe(3);
  expect(readFileSync(summary, "utf8")).toContain("| expired | <code>Name of a</code> |");
  expect(webhook.posts).toHaveLength(1);
  const path = restore?.with?.["path"] as string;
  expect(script).toContain(`--state ${path} `);
  expect(existsSync(join(asters.project, path))).toBe(true);
  expect(save?.with).toEqual({ path, key: restore?.with?.["key"] });
  expect(save?.if).toContain("always()");
  expect(restore?.with?.["key"]?.startsWith(restore.with["restore-keys"] as string)).toBe(true);
});
