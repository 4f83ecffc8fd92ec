/** A lock file, so that two runs at the same time never report the same event. */
import { createHash, randomUUID } from "node:crypto";
import { linkSync, lstatSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { hasExited, isOnThisHost, type ProcessIdentity, thisProcess } from "./process-identity.js";

export interface Lock {
  /** Whether this process still holds the lock; a suspended process may have lost it. */
  isHeld(): boolean;
  release(): void;
}

/** Another run holds the lock; the message says which one. */
export class LockedError extends Error {
  override readonly name = "LockedError";
}

interface Owner extends ProcessIdentity {
  /** When it took the lock, as an ISO date. */
  since: string;
  token: string;
}

/** How often a holder refreshes its lock, in milliseconds. */
const heartbeat = 15_000;

/** A lock that a process elsewhere holds, as on another machine, is stale if it is not refreshed for this long (ms). */
export const staleAfter = 180_000;

/** A lock that vanishes while it is read is retried at most this many times, because the path may be a dangling link. */
const maxAttempts = 20;

/**
 * Takes the lock, and takes it over from a process that has exited.
 *
 * @throws {LockedError} if another run holds it
 */
export function acquireLock(path: string): Lock {
  const owner: Owner = { ...thisProcess(), since: new Date().toISOString(), token: randomUUID() };
  const text = `${JSON.stringify(owner)}\n`;
  for (let attempt = 1; !createExclusively(path, text); attempt++) {
    const found = read(path);
    if (attempt > maxAttempts || (found && !isStale(found))) throw new LockedError(describe(found));
    if (found) removeStale(path, found.text);
  }
  const isHeld = () => read(path)?.text === text;
  // Whether the lock is still held is checked when the state is written.
  const refresh = () => ignoreErrors(() => isHeld() && touch(path));
  const timer = setInterval(refresh, heartbeat).unref();
  return {
    isHeld,
    release() {
      clearInterval(timer);
      // A lock that stays is taken over: its process has exited by then.
      ignoreErrors(() => isHeld() && rmSync(path, { force: true }));
    },
  };
}

/** Creates a file atomically with its content, so that no other run reads half of it. Returns false if it exists. */
function createExclusively(path: string, text: string): boolean {
  const temporary = `${path}.${randomUUID()}`;
  try {
    writeFileSync(temporary, text, { flag: "wx", mode: 0o600 });
    linkSync(temporary, path);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") return false;
    // Not every file system has hard links.
    if (/^(EPERM|ENOTSUP|EOPNOTSUPP|ENOSYS|EMLINK)$/.test(code ?? "")) return createPlainly(path, text);
    throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
}

function createPlainly(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

interface Found {
  text: string;
  /** Undefined if the text is not that of a lock. */
  owner: Owner | undefined;
  /** Milliseconds since it was last refreshed. */
  age: number;
}

/** Undefined if the lock has been released. */
function read(path: string): Found | undefined {
  try {
    const { mtimeMs } = lstatSync(path);
    const text = readFileSync(path, "utf8");
    return { text, owner: parse(text), age: Date.now() - mtimeMs };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

function parse(text: string): Owner | undefined {
  try {
    const owner = JSON.parse(text) as Owner | null;
    return typeof owner?.pid === "number" && typeof owner.host === "string" ? owner : undefined;
  } catch {
    return undefined;
  }
}

function isStale({ owner, age }: Found): boolean {
  if (owner && isOnThisHost(owner)) return hasExited(owner);
  return age > staleAfter;
}

/**
 * Removes a stale lock. If two runs have found it, the slower one must not remove the new lock of the faster one: only
 * the holder of a lock on this very content may remove it, and only if it is still there.
 */
function removeStale(path: string, text: string): void {
  const guard = acquireLock(`${path}.${createHash("sha256").update(text).digest("hex").slice(0, 12)}`);
  try {
    if (read(path)?.text === text) rmSync(path, { force: true });
  } finally {
    guard.release();
  }
}

function describe({ owner }: Partial<Found> = {}): string {
  if (!owner) return "another run is using it";
  return `another run is using it: process ${owner.pid} on ${owner.host.split(" ")[0]}, since ${owner.since}`;
}

function touch(path: string): void {
  const now = new Date();
  utimesSync(path, now, now);
}

function ignoreErrors(task: () => unknown): void {
  try {
    task();
  } catch {}
}
