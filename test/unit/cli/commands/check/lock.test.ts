import { createHash } from "node:crypto";
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { startChild } from "../../../../../scripts/child-process.ts";
import { acquireLock, Locked, maxSilence } from "../../../../../src/cli/commands/check/lock.ts";
import { hasExited, thisProcess } from "../../../../../src/cli/commands/check/process-identity.ts";
import { temporaryFolder } from "../../../../helpers/temporary-folder.ts";

/** Runs whenever a lock is about to be created, with its path. */
const beforeLink = vi.hoisted(() => ({ run: (_path: string) => {} }));

vi.mock("node:fs", async (importOriginal) => {
  const original = await importOriginal<typeof import("node:fs")>();
  const linkSync = (from: string, to: string) => {
    beforeLink.run(to);
    original.linkSync(from, to);
  };
  return { ...original, linkSync };
});

afterEach(() => {
  vi.useRealTimers();
  beforeLink.run = () => {};
});

const newLock = () => join(temporaryFolder(), "state.json.lock");

/** The id of a process that has exited. */
async function exitedProcess(): Promise<number> {
  const child = startChild(process.execPath, ["-e", ""]);
  await child.ended;
  return child.process.pid as number;
}

function leaveLock(path: string, owner: object): void {
  writeFileSync(path, JSON.stringify({ ...thisProcess(), since: "2026-01-01T00:00:00.000Z", token: "t", ...owner }));
}

/** Makes a lock look as if its holder had been silent for so many milliseconds. */
function silence(path: string, milliseconds: number): void {
  const time = (Date.now() - milliseconds) / 1000;
  utimesSync(path, time, time);
}

/** The lock that a run must hold to remove what is at a path. */
function guardOf(path: string): string {
  return `${path}.${createHash("sha256").update(readFileSync(path)).digest("hex").slice(0, 12)}`;
}

test("only one run at a time holds a lock, and releasing it leaves nothing", () => {
  const path = newLock();
  const lock = acquireLock(path);
  expect(lock.isHeld()).toBe(true);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(() => acquireLock(path)).toThrow(Locked);
  expect(() => acquireLock(path)).toThrow(`process ${process.pid} on `);
  lock.release();
  expect(lock.isHeld()).toBe(false);
  expect(readdirSync(join(path, ".."))).toEqual([]);
  acquireLock(path).release();
});

describe("a lock is taken over", () => {
  test("from a process that has exited", async () => {
    const path = newLock();
    leaveLock(path, { pid: await exitedProcess() });
    const lock = acquireLock(path);
    expect(lock.isHeld()).toBe(true);
    lock.release();
    expect(readdirSync(join(path, ".."))).toEqual([]);
  });

  test.runIf(process.platform === "linux")("from a process whose number another one has been given", () => {
    const path = newLock();
    leaveLock(path, { started: "1" });
    acquireLock(path).release();
  });

  test.each([
    ["a holder on another machine", JSON.stringify({ ...thisProcess(), host: "elsewhere", since: "", token: "" })],
    ["a file that is not a lock", ""],
  ])("from %s, but only after a long silence", (_, text) => {
    const path = newLock();
    writeFileSync(path, text);
    silence(path, maxSilence - 10_000);
    expect(() => acquireLock(path)).toThrow(Locked);
    silence(path, maxSilence + 10_000);
    acquireLock(path).release();
  });

  test("even if the run that took it over before was killed in between", async () => {
    const path = newLock();
    const pid = await exitedProcess();
    leaveLock(path, { pid });
    leaveLock(guardOf(path), { pid });
    acquireLock(path).release();
    expect(readdirSync(join(path, ".."))).toEqual([]);
  });

  test("by one run only: the guard of a slower one holds it up", async () => {
    const path = newLock();
    leaveLock(path, { pid: await exitedProcess() });
    const text = readFileSync(path, "utf8");
    const guard = acquireLock(guardOf(path));
    expect(() => acquireLock(path)).toThrow(Locked);
    expect(readFileSync(path, "utf8")).toBe(text);
    guard.release();
    acquireLock(path).release();
  });
});

test("a holder shows signs of life, until it has released the lock", () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const path = newLock();
  const lock = acquireLock(path);
  silence(path, 100_000);
  const before = statSync(path).mtimeMs;
  vi.advanceTimersByTime(15_000);
  expect(statSync(path).mtimeMs).toBeGreaterThan(before + 90_000);
  lock.release();
  expect(vi.getTimerCount()).toBe(0);
});

test("a lock that another run has taken is not removed on release", () => {
  const path = newLock();
  const lock = acquireLock(path);
  writeFileSync(path, "another run's");
  expect(lock.isHeld()).toBe(false);
  lock.release();
  expect(readFileSync(path, "utf8")).toBe("another run's");
});

test("a path that cannot become a lock does not hang", () => {
  const path = newLock();
  symlinkSync("nowhere", path);
  expect(() => acquireLock(path)).toThrow(Locked);
  const folder = join(temporaryFolder(), "lock");
  mkdirSync(folder);
  expect(() => acquireLock(folder)).toThrow("EISDIR");
  expect(() => acquireLock(join(temporaryFolder(), "missing", "lock"))).toThrow("ENOENT");
});

test("a run that finds a stale lock does not remove the one that a faster run takes in the meantime", async () => {
  const path = newLock();
  leaveLock(path, { pid: await exitedProcess() });
  beforeLink.run = (target) => {
    if (target === path) return;
    // The slower run is about to guard the stale lock: the faster one is done with all that by now.
    beforeLink.run = () => {};
    rmSync(path);
    leaveLock(path, { token: "faster" });
  };
  expect(() => acquireLock(path)).toThrow(Locked);
  expect(readFileSync(path, "utf8")).toContain('"faster"');
  expect(readdirSync(join(path, ".."))).toEqual(["state.json.lock"]);
});

test("a process that runs has not exited, and what cannot be seen is not known to have", () => {
  expect(hasExited(thisProcess())).toBe(false);
  expect(hasExited({ ...thisProcess(), pid: 1, started: null })).toBe(false);
  expect(hasExited({ ...thisProcess(), pid: 2 ** 22 + 1 })).toBe(true);
  expect(hasExited({ ...thisProcess(), pid: 2 ** 22 + 1, host: "elsewhere" })).toBe(false);
});
