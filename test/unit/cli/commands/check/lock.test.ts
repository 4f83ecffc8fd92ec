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
import { acquireLock, LockedError, staleAfter } from "../../../../../src/cli/commands/check/lock.ts";
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

/** Makes a lock look as if its holder had been silent for the given number of milliseconds. */
function silence(path: string, milliseconds: number): void {
  const time = (Date.now() - milliseconds) / 1000;
  utimesSync(path, time, time);
}

/** The lock that a run must hold to remove what is at a path. */
function guardOf(path: string): string {
  return `${path}.${createHash("sha256").update(readFileSync(path)).digest("hex").slice(0, 12)}`;
}

test("only one run at a time holds a lock, and releasing it leaves no files", () => {
  const path = newLock();
  const lock = acquireLock(path);
  expect(lock.isHeld()).toBe(true);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(() => acquireLock(path)).toThrow(LockedError);
  expect(() => acquireLock(path)).toThrow(`process ${process.pid} on `);
  lock.release();
  expect(lock.isHeld()).toBe(false);
  expect(readdirSync(join(path, ".."))).toEqual([]);
  acquireLock(path).release();
});

describe("acquireLock", () => {
  test("takes over the lock of a process that has exited", async () => {
    const path = newLock();
    leaveLock(path, { pid: await exitedProcess() });
    const lock = acquireLock(path);
    expect(lock.isHeld()).toBe(true);
    lock.release();
    expect(readdirSync(join(path, ".."))).toEqual([]);
  });

  test.runIf(process.platform === "linux")("takes over the lock of a process whose pid was reused", () => {
    const path = newLock();
    leaveLock(path, { started: "1" });
    acquireLock(path).release();
  });

  test.each([
    [
      "the lock of a process on another machine",
      JSON.stringify({ ...thisProcess(), host: "elsewhere", since: "", token: "" }),
    ],
    ["a file that is not a lock", ""],
  ])("takes over %s, but only if it was not refreshed for long", (_, text) => {
    const path = newLock();
    writeFileSync(path, text);
    silence(path, staleAfter - 10_000);
    expect(() => acquireLock(path)).toThrow(LockedError);
    silence(path, staleAfter + 10_000);
    acquireLock(path).release();
  });

  test("takes over a lock even if an earlier takeover was killed halfway", async () => {
    const path = newLock();
    const pid = await exitedProcess();
    leaveLock(path, { pid });
    leaveLock(guardOf(path), { pid });
    acquireLock(path).release();
    expect(readdirSync(join(path, ".."))).toEqual([]);
  });

  test("only one of two runs takes over a stale lock", async () => {
    const path = newLock();
    leaveLock(path, { pid: await exitedProcess() });
    const text = readFileSync(path, "utf8");
    const guard = acquireLock(guardOf(path));
    expect(() => acquireLock(path)).toThrow(LockedError);
    expect(readFileSync(path, "utf8")).toBe(text);
    guard.release();
    acquireLock(path).release();
  });
});

test("the holder refreshes the lock until release", () => {
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

test("a lock that can no longer be read interrupts nothing", () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const path = newLock();
  const lock = acquireLock(path);
  rmSync(path);
  mkdirSync(path);
  vi.advanceTimersByTime(15_000);
  expect(() => lock.isHeld()).toThrow("EISDIR");
  lock.release();
  expect(statSync(path).isDirectory()).toBe(true);
});

test("releasing does not remove a lock that another run has taken over", () => {
  const path = newLock();
  const lock = acquireLock(path);
  writeFileSync(path, "another run's");
  expect(lock.isHeld()).toBe(false);
  lock.release();
  expect(readFileSync(path, "utf8")).toBe("another run's");
});

test("acquireLock does not hang on a path that cannot become a lock", () => {
  const path = newLock();
  symlinkSync("nowhere", path);
  expect(() => acquireLock(path)).toThrow(LockedError);
  const folder = join(temporaryFolder(), "lock");
  mkdirSync(folder);
  expect(() => acquireLock(folder)).toThrow("EISDIR");
  expect(() => acquireLock(join(temporaryFolder(), "missing", "lock"))).toThrow("ENOENT");
});

test("a run that found a stale lock does not remove the new lock of a faster run", async () => {
  const path = newLock();
  leaveLock(path, { pid: await exitedProcess() });
  beforeLink.run = (target) => {
    if (target === path) return;
    // The slower run is about to guard the stale lock: the faster one is done with all that by now.
    beforeLink.run = () => {};
    rmSync(path);
    leaveLock(path, { token: "faster" });
  };
  expect(() => acquireLock(path)).toThrow(LockedError);
  expect(readFileSync(path, "utf8")).toContain('"faster"');
  expect(readdirSync(join(path, ".."))).toEqual(["state.json.lock"]);
});

test("hasExited is false for a running process and for one on another host", () => {
  expect(hasExited(thisProcess())).toBe(false);
  expect(hasExited({ ...thisProcess(), pid: 1, started: null })).toBe(false);
  expect(hasExited({ ...thisProcess(), pid: 2 ** 22 + 1 })).toBe(true);
  expect(hasExited({ ...thisProcess(), pid: 2 ** 22 + 1, host: "elsewhere" })).toBe(false);
});
