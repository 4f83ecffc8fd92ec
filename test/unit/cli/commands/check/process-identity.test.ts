import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";
import { afterEach, expect, test, vi } from "vitest";
import { hasExited, isOnThisHost, thisProcess } from "../../../../../src/cli/commands/check/process-identity.ts";

const signal = vi.hoisted(() => ({ error: undefined as string | undefined }));

vi.mock("node:process", async (importOriginal) => {
  const original = await importOriginal<typeof import("node:process")>();
  const kill = (pid: number, name: number) => {
    if (signal.error !== undefined) throw Object.assign(new Error(`kill ${signal.error}`), { code: signal.error });
    return original.kill(pid, name);
  };
  return { ...original, kill };
});

afterEach(() => {
  signal.error = undefined;
});

test.runIf(process.platform === "linux")("identifies boot, container and start of this process", () => {
  const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  const status = readFileSync("/proc/self/stat", "latin1");
  // The fields after the name in parentheses begin with the third (proc(5)).
  const started = status.replace(/^.*\) /s, "").split(" ")[22 - 3];
  expect(started).toMatch(/^\d+$/);
  expect(thisProcess()).toEqual({
    pid: process.pid,
    host: `${hostname()} ${boot} ${readlinkSync("/proc/self/ns/pid")}`,
    started,
  });
});

test("knows a process of this host, and nothing about one elsewhere", () => {
  const here = thisProcess();
  expect([isOnThisHost(here), isOnThisHost({ ...here, host: "elsewhere" })]).toEqual([true, false]);
  signal.error = "ESRCH";
  expect(hasExited({ ...here, host: "elsewhere" })).toBe(false);
});

test.each([
  [undefined, false],
  ["ESRCH", true],
  ["EPERM", false],
])("a process has exited if signaling it fails with %s: %s", (error, exited) => {
  signal.error = error;
  expect(hasExited(thisProcess())).toBe(exited);
});

test("a process has exited if another one has its pid now, unless the platform does not say", () => {
  expect(hasExited({ ...thisProcess(), started: "1" })).toBe(true);
  expect(hasExited({ ...thisProcess(), started: null })).toBe(false);
});
