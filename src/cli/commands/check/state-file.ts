/** Reads and atomically replaces the state file: after a crash, it is either the old one or the new one. */
import {
  closeSync,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, resolve } from "node:path";
import { acquireLock, type Lock, LockedError } from "./lock.js";
import { type CheckState, formatState, parseState, UnknownVersionError } from "./state.js";

/** The state cannot be used; the message says why, and what to do. */
export class StateError extends Error {
  override readonly name = "StateError";
}

export interface StateFile {
  /** The state that the last run left; undefined if there is none. */
  read(): CheckState | undefined;
  write(state: CheckState): void;
  /** Releases the lock. */
  close(): void;
}

/** Opens the state file for this run alone. */
export function openStateFile(name: string): StateFile {
  const path = resolveLinks(name);
  const lock = lockState(name, path);
  return {
    read: () => readState(name, path),
    write(state) {
      const isHeld = withReason(`cannot read the lock on ${name}`, lock.isHeld);
      if (!isHeld) throw new StateError(`the lock on ${name} was lost to another run; nothing was saved`);
      withReason(`cannot write ${name}`, () => replaceFile(path, formatState(state)));
    },
    close: () => lock.release(),
  };
}

/** The target of a symbolic link: replacing the link itself would leave the target unchanged. */
function resolveLinks(name: string): string {
  try {
    return realpathSync(name);
  } catch {
    // It does not exist yet. Any other problem shows when it is locked.
    return resolve(name);
  }
}

function lockState(name: string, path: string): Lock {
  try {
    return acquireLock(`${path}.lock`);
  } catch (error) {
    if (error instanceof LockedError) throw new StateError(`${name} is locked: ${error.message}. Nothing was checked`);
    throw new StateError(`cannot write next to ${name}: ${reasonOf(error)}. Nothing was checked`);
  }
}

function readState(name: string, path: string): CheckState | undefined {
  const text = withReason(`cannot use ${name}`, () => readRegularFile(path));
  if (text === undefined) return undefined;
  try {
    return parseState(text);
  } catch (error) {
    if (error instanceof UnknownVersionError) {
      throw new StateError(`${name} was written by a newer version of asters (${error.message}): update asters`);
    }
    throw new StateError(damagedMessage(name, setAside(path)));
  }
}

/** The content of a file; undefined if there is none. */
function readRegularFile(path: string): string | undefined {
  let fd: number;
  try {
    // Also for writing: a run that cannot save its result must not begin.
    fd = openSync(path, "r+");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
  try {
    if (!fstatSync(fd).isFile()) throw new Error("it is not a regular file");
    return readFileSync(fd, "utf8");
  } finally {
    closeSync(fd);
  }
}

/** Moves a damaged file out of the way of the next run. Returns where to, or undefined if it stays where it is. */
function setAside(path: string): string | undefined {
  const aside = `${path}.damaged-${new Date().toISOString().replace(/[-:]|\.\d+/g, "")}`;
  try {
    renameSync(path, aside);
    return aside;
  } catch {
    return undefined;
  }
}

function damagedMessage(name: string, aside: string | undefined): string {
  if (aside === undefined) return `${name} is damaged. Restore or remove it`;
  return `${name} was damaged and has been moved to ${aside}. The next run starts from a new baseline, unless you restore a good copy`;
}

function replaceFile(path: string, text: string): void {
  // One name suffices, because the lock is held; a leftover of a killed run is removed.
  const temporary = `${path}.tmp`;
  rmSync(temporary, { force: true });
  try {
    writeDurably(temporary, text);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  syncFolder(dirname(path));
}

function writeDurably(path: string, text: string): void {
  const fd = openSync(path, "wx", 0o600);
  try {
    writeFileSync(fd, text);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** Makes a rename durable. Not every platform can do that for a folder, but even there the rename is atomic. */
function syncFolder(path: string): void {
  try {
    const fd = openSync(path, "r");
    try {
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
  } catch {
    // The new file is in place; only a power failure right now could still lose it.
  }
}

function withReason<T>(what: string, task: () => T): T {
  try {
    return task();
  } catch (error) {
    throw new StateError(`${what}: ${reasonOf(error)}`);
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "the folder does not exist",
  ENOTDIR: "its folder is a file",
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "the file system is read-only",
  ENOSPC: "no space left on the device",
  EDQUOT: "the disk quota is used up",
  EFBIG: "the file would be too large",
  EISDIR: "it is a folder",
};

function reasonOf(error: unknown): string {
  const { code = "", message } = error as NodeJS.ErrnoException;
  return reasons[code] === undefined ? code || message : `${reasons[code]} (${code})`;
}
