import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { CheckState } from "../../../../../src/cli/commands/check/state.ts";
import { openStateFile, StateError } from "../../../../../src/cli/commands/check/state-file.ts";
import { temporaryFolder } from "../../../../helpers/temporary-folder.ts";

/** What the file system does instead: a full or read-only disk, without having to make one. */
const faults: Partial<Record<"writeFileSync" | "fsyncSync" | "renameSync" | "linkSync" | "openSync", string>> = {};
const calls: string[] = [];

vi.mock("node:fs", async (importOriginal) => {
  const original = await importOriginal<typeof fs>();
  const wrap = (name: keyof typeof faults) => {
    const call = original[name] as (...args: unknown[]) => unknown;
    return (...args: unknown[]) => {
      calls.push(
        `${name} ${
          args
            .map(String)
            .find((arg) => arg.includes("/"))
            ?.replace(/^.*\//, "") ?? ""
        }`.trim(),
      );
      const isState = name === "linkSync" || !String(args[0]).includes(".lock");
      const code = isState ? faults[name] : undefined;
      if (code) throw Object.assign(new Error(`${code}: injected`), { code });
      return call(...args);
    };
  };
  const names = ["writeFileSync", "fsyncSync", "renameSync", "linkSync", "openSync"] as const;
  return { ...original, ...Object.fromEntries(names.map((name) => [name, wrap(name)])) };
});

beforeEach(() => {
  for (const name of Object.keys(faults) as (keyof typeof faults)[]) delete faults[name];
  calls.length = 0;
});

const time = "2026-01-01T06:00:00.000Z";
const state: CheckState = { version: 1, lastRun: time, lastFullRun: null, workspaces: [], pending: [] };
const later: CheckState = { ...state, lastRun: "2026-01-02T06:00:00.000Z" };

function write(path: string, content = state): void {
  const file = openStateFile(path);
  try {
    file.write(content);
  } finally {
    file.close();
  }
}

function read(path: string): CheckState | undefined {
  const file = openStateFile(path);
  try {
    return file.read();
  } finally {
    file.close();
  }
}

test("reads what was written; the file is private, and no other file is left", () => {
  const folder = temporaryFolder();
  const path = join(folder, "state.json");
  expect(read(path)).toBeUndefined();
  write(path);
  chmodSync(path, 0o644);
  write(path, later);
  expect(read(path)).toEqual(later);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(["state.json"]);
});

test("the new state is on disk before it replaces the old one", () => {
  const path = join(temporaryFolder(), "state.json");
  const file = openStateFile(path);
  calls.length = 0;
  file.write(state);
  file.close();
  expect(calls).toEqual([
    "openSync state.json.tmp",
    "writeFileSync",
    "fsyncSync",
    "renameSync state.json.tmp",
    expect.stringMatching(/^openSync asters-/),
    "fsyncSync",
  ]);
});

test("a symbolic link to a state stays a link", () => {
  const folder = temporaryFolder();
  const [target, link] = [join(folder, "target.json"), join(folder, "link.json")];
  write(target);
  symlinkSync(target, link);
  write(link, later);
  expect(fs.lstatSync(link).isSymbolicLink()).toBe(true);
  expect(read(target)).toEqual(later);
});

test("overwrites the leftovers of a killed run", () => {
  const path = join(temporaryFolder(), "state.json");
  writeFileSync(`${path}.tmp`, "half a st");
  write(path);
  expect(read(path)).toEqual(state);
  expect(fs.existsSync(`${path}.tmp`)).toBe(false);
});

describe("the state file on a failing disk", () => {
  test.each([
    ["writeFileSync", "ENOSPC", "no space left on the device (ENOSPC)"],
    ["fsyncSync", "EIO", "EIO"],
    ["renameSync", "EROFS", "the file system is read-only (EROFS)"],
    ["writeFileSync", "EDQUOT", "the disk quota is used up (EDQUOT)"],
  ] as const)("keeps the old state if %s fails with %s", (name, code, reason) => {
    const path = join(temporaryFolder(), "state.json");
    write(path);
    faults[name] = code;
    expect(() => write(path, later)).toThrow(new StateError(`cannot write ${path}: ${reason}`));
    delete faults[name];
    expect(read(path)).toEqual(state);
    expect(readdirSync(join(path, ".."))).toEqual(["state.json"]);
  });

  test("is reported before anything is checked", () => {
    const path = join(temporaryFolder(), "state.json");
    faults.linkSync = "EROFS";
    expect(() => openStateFile(path)).toThrow("the file system is read-only (EROFS). Nothing was checked");
    expect(() => openStateFile(join(temporaryFolder(), "missing", "state.json"))).toThrow(
      "the folder does not exist (ENOENT). Nothing was checked",
    );
  });

  test("is not written if its lock cannot be read", () => {
    const path = join(temporaryFolder(), "state.json");
    const file = openStateFile(path);
    fs.rmSync(`${path}.lock`);
    mkdirSync(`${path}.lock`);
    const message = `cannot read the lock on ${path}: it is a folder (EISDIR)`;
    expect(() => file.write(state)).toThrow(new StateError(message));
    file.close();
  });

  test("is locked even without hard links", () => {
    const path = join(temporaryFolder(), "state.json");
    faults.linkSync = "EPERM";
    const file = openStateFile(path);
    expect(() => openStateFile(path)).toThrow("is locked: another run is using it");
    file.close();
    write(path);
  });

  test("is rejected when it is read if it cannot be written", () => {
    const path = join(temporaryFolder(), "state.json");
    write(path);
    faults.openSync = "EACCES";
    expect(() => read(path)).toThrow(`cannot use ${path}: permission denied (EACCES)`);
  });
});

describe("an unusable state file", () => {
  const account = { _id: "a", account_id: "1", name: "n", provider: "x", expired: true };
  const workspace = { id: "w", name: null, checkedAt: time, accounts: [account] };

  test.each([
    ["", "an empty file"],
    ["{", "half a file"],
    ["null", "null"],
    ["[]", "a list"],
    [JSON.stringify({ ...state, lastRun: "yesterday" }), "an invalid date"],
    [
      JSON.stringify({ ...state, workspaces: [{ ...workspace, accounts: {} }] }),
      "a workspace whose accounts are not a list",
    ],
    [JSON.stringify({ ...state, workspaces: [workspace] }), "an expired account without a date"],
    [JSON.stringify({ ...state, pending: [{ id: "1", kind: "lost" }] }), "an unknown event"],
    [JSON.stringify({ ...state, version: "1" }), "a version that is not a number"],
  ])("$1 is moved aside as damaged", (text) => {
    const folder = temporaryFolder();
    const path = join(folder, "state.json");
    writeFileSync(path, text);
    expect(() => read(path)).toThrow(
      /state\.json was damaged and has been moved to .*state\.json\.damaged-\d{8}T\d{6}Z\. /,
    );
    const [aside] = readdirSync(folder);
    expect(readFileSync(join(folder, aside as string), "utf8")).toBe(text);
    expect(read(path)).toBeUndefined();
  });

  test("a damaged file that cannot be moved stays where it is", () => {
    const path = join(temporaryFolder(), "state.json");
    writeFileSync(path, "{");
    faults.renameSync = "EPERM";
    expect(() => read(path)).toThrow(`${path} is damaged. Restore or remove it`);
    expect(readFileSync(path, "utf8")).toBe("{");
  });

  test("a state of a newer version is left alone", () => {
    const path = join(temporaryFolder(), "state.json");
    writeFileSync(path, '{"version":2}');
    expect(() => read(path)).toThrow(`${path} was written by a newer version of asters (version 2): update asters`);
    expect(readFileSync(path, "utf8")).toBe('{"version":2}');
  });

  test("a folder or pipe is rejected", () => {
    const folder = join(temporaryFolder(), "state.json");
    mkdirSync(folder);
    expect(() => read(folder)).toThrow("it is a folder (EISDIR)");
    const pipe = join(temporaryFolder(), "pipe");
    execFileSync("mkfifo", [pipe]);
    expect(() => read(pipe)).toThrow(`cannot use ${pipe}: it is not a regular file`);
  });
});

test("a run that has lost its lock does not overwrite the state", () => {
  const path = join(temporaryFolder(), "state.json");
  const slow = openStateFile(path);
  fs.rmSync(`${path}.lock`);
  write(path, later);
  expect(() => slow.write(state)).toThrow("was lost to another run; nothing was saved");
  slow.close();
  expect(read(path)).toEqual(later);
});
