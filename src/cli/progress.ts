import type { Output } from "./io.js";

/** A line at the bottom of a terminal that tells how far a run is. */
export interface Progress {
  tick(): void;
  /** Takes the line away, so that something else can be written in its place; the next tick brings it back. */
  clear(): void;
}

const noProgress: Progress = { tick: () => {}, clear: () => {} };

/** Milliseconds between two drawings: no eye follows more. */
const interval = 80;

/** A progress bar, if there is someone to look at it. */
export function createProgress(total: number, stderr: Output, env: Readonly<Record<string, string | undefined>>) {
  if (total < 2 || !stderr.isTTY || env["TERM"] === "dumb") return noProgress;
  return drawProgress(total, stderr, () => performance.now());
}

/** @param now a clock, in milliseconds */
export function drawProgress(total: number, stderr: Output, now: () => number): Progress {
  let done = 0;
  let drawn = Number.NEGATIVE_INFINITY;
  return {
    tick() {
      done += 1;
      if (now() - drawn < interval) return;
      drawn = now();
      stderr.write(`\r${bar(done, total, stderr.columns ?? 80)}\x1b[K`);
    },
    clear() {
      if (drawn === Number.NEGATIVE_INFINITY) return;
      drawn = Number.NEGATIVE_INFINITY;
      stderr.write("\r\x1b[K");
    },
  };
}

function bar(done: number, total: number, columns: number): string {
  const count = ` ${done}/${total} workspaces`;
  // One column stays free: a terminal that is full to the last would break the line.
  const length = Math.min(40, columns - count.length - 1);
  if (length < 4) return count.trim().slice(0, columns - 1);
  const filled = Math.floor((length * done) / total);
  return "█".repeat(filled) + "░".repeat(length - filled) + count;
}
