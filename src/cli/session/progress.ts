import type { Env, OutputStream } from "../context.js";

/** A progress line at the bottom of a terminal. */
export interface Progress {
  /** @param label what was done last, on one line */
  tick(label?: string): void;
  /** Erases the line, so that something else can be written in its place; the next tick draws it again. */
  clear(): void;
}

export const noProgress: Progress = { tick: () => {}, clear: () => {} };

/** Milliseconds between two drawings. */
const drawInterval = 80;

/** Creates a progress bar, which draws nothing if no one would see it. */
export function createProgress(total: number, stderr: OutputStream, env: Env): Progress {
  if (total < 2 || !stderr.isTTY || env["TERM"] === "dumb") return noProgress;
  return drawProgress(total, stderr, () => performance.now());
}

/** @param now a clock, in milliseconds */
export function drawProgress(total: number, stderr: OutputStream, now: () => number): Progress {
  let done = 0;
  let drawnAt = Number.NEGATIVE_INFINITY;
  return {
    tick(label = "") {
      done += 1;
      if (now() - drawnAt < drawInterval) return;
      drawnAt = now();
      stderr.write(`\r${formatLine(done, total, label, stderr.columns ?? 80)}\x1b[K`);
    },
    clear() {
      if (drawnAt === Number.NEGATIVE_INFINITY) return;
      drawnAt = Number.NEGATIVE_INFINITY;
      stderr.write("\r\x1b[K");
    },
  };
}

function formatLine(done: number, total: number, label: string, columns: number): string {
  const count = ` ${done}/${total} workspaces`;
  // The last column stays free: some terminals wrap a line that fills it.
  const length = Math.min(40, columns - count.length - 1);
  if (length < 4) return count.trim().slice(0, columns - 1);
  const filled = Math.floor((length * done) / total);
  const bar = "█".repeat(filled) + "░".repeat(length - filled) + count;
  return bar + fitLabel(label, columns - length - count.length - 1);
}

/** The label after two spaces, truncated to `columns`; empty if these are too few to be readable. */
function fitLabel(label: string, columns: number): string {
  if (label === "" || columns < 12) return "";
  let fitting = "  ";
  let used = fitting.length;
  for (const character of label) {
    // Measuring exactly would take loading string-width; no character takes more than two columns.
    used += character <= "~" ? 1 : 2;
    if (used >= columns) return `${fitting}…`;
    fitting += character;
  }
  return fitting;
}
