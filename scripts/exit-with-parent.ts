import { readFileSync } from "node:fs";

/** How often to check for the parent, in milliseconds. */
const interval = 500;

/**
 * Calls `exit` once the parent of this process is gone, even if SIGKILL gave it no chance to say so. An orphan gets
 * a new parent; so does the shell that `npm run` puts in between, so its parent is watched, too.
 */
export function exitWithParent(exit: () => void): void {
  const before = ancestors();
  const timer = setInterval(() => {
    if (ancestors() === before) return;
    clearInterval(timer);
    exit();
  }, interval).unref();
}

function ancestors(): string {
  const isScript = process.env["npm_lifecycle_event"] !== undefined;
  return isScript ? `${process.ppid} ${parentOf(process.ppid)}` : String(process.ppid);
}

/** Undefined where there is no `/proc`: there, only the direct parent counts. */
function parentOf(pid: number): string | undefined {
  try {
    return /^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  } catch {
    return undefined;
  }
}
