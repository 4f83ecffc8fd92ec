import type { StdioOptions } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { type Child, startChild } from "../child-process.ts";
import { watchSaves } from "../watch.ts";
import type { Print } from "./report.ts";
import { restartExitCode } from "./run-stage.ts";

/** The stages that run in processes of their own, each with the file that it cannot start without. */
const configFiles = { types: "tsconfig.json", tests: "test/vitest.config.ts" };

type SlowStage = keyof typeof configFiles;

// Only the loader: the `tsx` command relays signals to a third process.
const loader = ["--import", import.meta.resolve("tsx")];
const stdio: StdioOptions = ["ignore", "ignore", "inherit", "ipc"];

export interface Stages {
  rerunTests(): void;
  /** Ends all of them, and whatever they started. */
  end(): Promise<void>;
}

/**
 * Starts the slow stages. They would delay the fast one: the compiler blocks its process while it checks. A stage that
 * has stopped starts again once its configuration is saved.
 */
export function startStages(root: URL, print: Print): Stages {
  const children = new Map<SlowStage, Child>();
  let isEnding = false;

  const start = (stage: SlowStage) => {
    const script = fileURLToPath(new URL(`${stage}.ts`, import.meta.url));
    const child = startChild(process.execPath, [...loader, script], { cwd: fileURLToPath(root), stdio });
    children.set(stage, child);
    child.process.on("message", (line) => print(String(line)));
    child.ended.then(async ({ code }) => {
      children.delete(stage);
      if (isEnding) return;
      if (code !== restartExitCode) await nextSave(configFiles[stage], root);
      if (!isEnding) start(stage);
    });
  };
  start("types");
  start("tests");
  return {
    rerunTests: () => void children.get("tests")?.process.send("rerun"),
    async end() {
      isEnding = true;
      await Promise.all([...children.values()].map((child) => child.end()));
    },
  };
}

function nextSave(file: string, root: URL): Promise<void> {
  const path = fileURLToPath(new URL(file, root));
  return new Promise((resolve) => {
    const stop = watchSaves([existsSync(dirname(path)) ? path : dirname(path)], async () => {
      stop();
      resolve();
    });
  });
}
