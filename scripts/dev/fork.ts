import { type ChildProcess, fork, type StdioOptions } from "node:child_process";
import { existsSync, watch } from "node:fs";
import { basename, dirname } from "node:path";
import type { StageName } from "./report.ts";
import { again } from "./stage.ts";

/** The stages that run in processes of their own, and the file without which, or with a mistake in which, each stops. */
const configurations = { types: "tsconfig.json", tests: "test/vitest.config.ts" };

// Only the loader: the `tsx` command also takes signals over, and a compiler at work would not hear them.
const execArgv = ["--import", import.meta.resolve("tsx")];
const stdio: StdioOptions = ["ignore", "inherit", "inherit", "ipc"];

/**
 * Starts the slow stages apart from the fast one, which they would hold up: the compiler blocks while it checks. One that
 * has stopped is started again when its configuration is saved. Returns what ends them.
 */
export function forkStages(): () => Promise<void> {
  const children = new Map<StageName, ChildProcess>();

  const start = (stage: keyof typeof configurations) => {
    const child = fork(new URL(`${stage}.ts`, import.meta.url), { execArgv, stdio });
    children.set(stage, child);
    child.once("exit", (code) => {
      children.delete(stage);
      if (code === again) start(stage);
      else onceSaved(configurations[stage], () => start(stage));
    });
  };
  start("types");
  start("tests");
  return async () => {
    await Promise.all([...children.values()].map(end));
  };
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.removeAllListeners("exit").once("exit", () => resolve());
    child.kill();
  });
}

function onceSaved(file: string, act: () => void): void {
  const folder = existsSync(dirname(file)) ? dirname(file) : ".";
  const watcher = watch(folder, (_event, name) => {
    if (name !== basename(file) && name !== dirname(file)) return;
    watcher.close();
    act();
  });
}
