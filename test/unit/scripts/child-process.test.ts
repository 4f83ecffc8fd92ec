import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { transformSync } from "esbuild";
import { expect, test } from "vitest";
import { startChild } from "../../../scripts/child-process.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";

const source = readFileSync(new URL("../../../scripts/child-process.ts", import.meta.url), "utf8");

/** The module as JavaScript: a process that compiles TypeScript first takes ten times as long to start. */
const compiled = join(temporaryFolder(), "child-process.mjs");
writeFileSync(compiled, transformSync(source, { loader: "ts" }).code);

// An output closes when the last process that holds it has exited. So `ended`, which waits for that, proves that the
// grandchildren are gone, too. Looking for their pids would not: a container without an init process keeps zombies.

/** Starts a grandchild. Both print a line, ignore SIGTERM and never end by themselves. */
const stubborn = `
  const { spawn } = require("node:child_process");
  const forever = "process.on('SIGTERM', () => {}); setInterval(() => {}, 1e6); console.log(process.pid)";
  process.on("SIGTERM", () => {});
  spawn(process.execPath, ["-e", forever], { stdio: "inherit" });
  console.log(process.pid);
`;

/** A parent that starts a stubborn child and passes its output on. */
const parent = (ending: string) => `
  import { startChild } from ${JSON.stringify(compiled)};
  const child = startChild(process.execPath, ["-e", ${JSON.stringify(stubborn)}], { stdio: ["ignore", "inherit", "inherit"] });
  process.on("message", async () => { ${ending} });
`;

/** Waits for `count` lines of output. */
function lines(stream: Readable, count: number): Promise<void> {
  return new Promise((resolve, reject) => {
    let seen = 0;
    createInterface(stream)
      .on("line", () => ++seen === count && resolve())
      .once("close", () => reject(new Error(`the output closed after ${seen} lines`)));
  });
}

test("end() ends a child and its grandchild, even if both ignore SIGTERM", async () => {
  const child = startChild(process.execPath, ["-e", stubborn], { stdio: ["ignore", "pipe", "inherit"] });
  await lines(child.process.stdout as Readable, 2);
  const [first, second] = await Promise.all([child.end(), child.end()]);
  expect([first, second]).toEqual([
    { code: null, signal: "SIGKILL" },
    { code: null, signal: "SIGKILL" },
  ]);
});

test("end() right after the start, and again after the end, is safe", async () => {
  const child = startChild("sleep", ["1000"]);
  expect(await child.end()).toEqual({ code: null, signal: "SIGTERM" });
  expect(await child.end()).toEqual({ code: null, signal: "SIGTERM" });
});

test("when a child exits, what it started is ended, too", async () => {
  const program = `
    const { spawn } = require("node:child_process");
    spawn(process.execPath, ["-e", "setInterval(() => {}, 1e6)"], { stdio: "inherit" });
    process.exit(3);
  `;
  const child = startChild(process.execPath, ["-e", program], { stdio: ["ignore", "pipe", "inherit"] });
  (child.process.stdout as Readable).resume();
  expect(await child.ended).toEqual({ code: 3, signal: null });
});

test("a program that cannot be started rejects", async () => {
  await expect(startChild(`${temporaryFolder()}/nothing`, []).ended).rejects.toThrow("ENOENT");
});

test.each([
  ["exits", "process.exit()"],
  ["throws", 'throw new Error("on purpose")'],
  ["is killed with SIGINT", 'process.kill(process.pid, "SIGINT")'],
  ["is killed with SIGKILL", 'process.kill(process.pid, "SIGKILL")'],
  ["calls end() and exits immediately", "child.end(); process.exit()"],
])("no child outlives a parent that %s", async (_, ending) => {
  const argv = ["--input-type=module", "--eval", parent(ending)];
  const stdio = ["ignore", "pipe", "ignore", "ipc"] as const;
  await using started = startChild(process.execPath, argv, { stdio: [...stdio] });
  const stdout = started.process.stdout as Readable;
  await lines(stdout, 2);
  const closed = once(stdout, "close");
  started.process.send("end");
  // The output closes when the last process that holds it has ended.
  await closed;
});
