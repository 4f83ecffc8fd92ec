/**
 * Starts programs that never outlive this process. Each gets a process group of its own, so that ending it also ends
 * whatever it started. A reaper outside of that group handles exits that run no code here, such as SIGKILL.
 */
import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import type { Writable } from "node:stream";

export interface Exit {
  /** Null if a signal ended it. */
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface Child<P extends ChildProcess = ChildProcess> extends AsyncDisposable {
  process: P;
  /** Settles once the program and everything it started have exited. Rejects if it could not be started. */
  ended: Promise<Exit>;
  /** Ends it: SIGTERM, then SIGKILL for what ignores that. Safe to call at any time, any number of times. */
  end(): Promise<Exit>;
}

/** Milliseconds between SIGTERM and SIGKILL. */
const gracePeriod = 2_000;

const running = new Set<ChildProcess>();

/** Starts a program. The `stdio` of the options decides which streams of `process` there are, as in `spawn`. */
export function startChild<P extends ChildProcess = ChildProcess>(
  command: string,
  argv: string[],
  options: SpawnOptions = {},
): Child<P> {
  const child = spawn(command, argv, { ...options, detached: process.platform !== "win32" });
  track(child);
  const ended = new Promise<Exit>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve({ code, signal }));
  });
  // Callers that care await `ended`; an unhandled rejection must not end the others.
  ended.catch(() => {});
  const end = () => endChild(child, ended);
  return { process: child as P, ended, end, [Symbol.asyncDispose]: async () => void (await end()) };
}

async function endChild(child: ChildProcess, ended: Promise<Exit>): Promise<Exit> {
  signalGroup(child, "SIGTERM");
  const timer = setTimeout(signalGroup, gracePeriod, child, "SIGKILL");
  return ended.finally(() => clearTimeout(timer));
}

function track(child: ChildProcess): void {
  if (child.pid === undefined) return;
  running.add(child);
  updateReaper();
  child.once("exit", () => {
    // The group outlives its leader: this is what it started and left behind.
    signalGroup(child, "SIGKILL");
    running.delete(child);
    updateReaper();
  });
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (!running.has(child)) return;
  if (process.platform === "win32") child.kill(signal);
  else {
    try {
      process.kill(-(child.pid as number), signal);
    } catch {
      // ESRCH: all of the group has exited.
    }
  }
}

process.once("exit", () => {
  for (const child of running) signalGroup(child, "SIGKILL");
});

/** Reads the groups to kill, one list per line, and kills the last list when this process is gone. */
const reaperScript = `trap '' INT TERM HUP
while read -r line; do groups=$line; done
for group in $groups; do kill -s KILL -- "-$group"; done`;

let reaper: Writable | undefined;

function updateReaper(): void {
  if (process.platform === "win32") return;
  reaper ??= startReaper();
  reaper.write(`${[...running].map(({ pid }) => pid).join(" ")}\n`);
}

function startReaper(): Writable {
  const child = spawn("sh", ["-c", reaperScript], { cwd: "/", detached: true, stdio: ["pipe", "ignore", "ignore"] });
  child.once("error", () => {}).unref();
  const { stdin } = child as ChildProcess & { stdin: Writable & { unref(): void } };
  stdin.once("error", () => {});
  // Its pipe must not keep this process alive: its closing is the signal.
  stdin.unref();
  return stdin;
}
