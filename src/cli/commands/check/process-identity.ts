/** Identifies the process that left a lock. Its pid is not enough: once it has exited, another process may have that pid. */
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";
import { kill, pid } from "node:process";

export interface ProcessIdentity {
  pid: number;
  /** Where the pid is valid: this boot of the machine, and the container. */
  host: string;
  /** When the process started, in ticks since boot; null where the platform does not say. */
  started: string | null;
}

export function thisProcess(): ProcessIdentity {
  const parts = [hostname(), tryRead(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim())];
  // Two containers on one machine may both have a process 1.
  const namespace = tryRead(() => readlinkSync("/proc/self/ns/pid"));
  return { pid, host: [...parts, namespace].filter(Boolean).join(" "), started: startTime(pid) };
}

/** Whether it has exited. False if that cannot be known from here. */
export function hasExited(identity: ProcessIdentity): boolean {
  if (identity.host !== thisProcess().host) return false;
  try {
    kill(identity.pid, 0);
  } catch (error) {
    // EPERM: it is running, as another user.
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
  return identity.started !== null && startTime(identity.pid) !== identity.started;
}

/** Whether it runs on this host (and in this container), so that {@link hasExited} is certain. */
export function isOnThisHost({ host }: ProcessIdentity): boolean {
  return host === thisProcess().host;
}

/** Field 22 of the process's status. The name before it may contain spaces and parentheses. */
function startTime(pid: number): string | null {
  const status = tryRead(() => readFileSync(`/proc/${pid}/stat`, "latin1"));
  return status?.slice(status.lastIndexOf(")") + 2).split(" ")[19] ?? null;
}

function tryRead(read: () => string): string | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
