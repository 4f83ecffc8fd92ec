import type { AttemptEvent } from "../index.js";
import type { Paint } from "./colour.js";
import { explain } from "./explain.js";
import { harmless, harmlessLines } from "./harmless.js";
import type { Output } from "./io.js";
import { hideKey } from "./key.js";
import type { Progress } from "./progress.js";
import type { Outcome } from "./sweep.js";

/** All that a run says to a person. */
export interface Talk {
  say(line: string): void;
  attempted(event: AttemptEvent): void;
  arrived(outcome: Outcome): void;
  /** Takes the progress bar away. */
  end(): void;
}

export interface TalkOptions {
  stderr: Output;
  progress: Progress;
  paint: Paint;
  baseUrl: string;
  /** Is struck out wherever it appears. */
  key: string;
  verbose: boolean;
}

export function createTalk({ stderr, progress, paint, baseUrl, key, verbose }: TalkOptions): Talk {
  const given = new Set<string>();

  function say(line: string): void {
    progress.clear();
    stderr.write(`${hideKey(line, key)}\n`);
  }

  /** Says that a workspace has failed, and the first time that one fails so, what to do next. */
  function fail(id: string, error: Error): void {
    const { what, next } = explain(error, baseUrl);
    say(`${paint("red", "error:")} workspace ${harmless(id)}: ${harmless(what)}`);
    if (verbose) say(stackOf(error));
    if (next === undefined || given.has(next)) return;
    given.add(next);
    say(`  ${harmless(next)}`);
  }

  return {
    say,
    attempted: (event) => verbose && say(harmless(describeAttempt(event))),
    arrived(outcome) {
      if (outcome.state === "failed") fail(outcome.id, outcome.error);
      if (outcome.state !== "stopped") progress.tick();
    },
    end: progress.clear,
  };
}

function describeAttempt({ method, path, attempt, status, error, duration, delay }: AttemptEvent): string {
  const again = delay === undefined ? "" : `, again in ${Math.round(delay)} ms`;
  return `${method} ${path}, attempt ${attempt}: ${status ?? error} in ${Math.round(duration)} ms${again}`;
}

/** The stacks of an error and its causes, made fit for a terminal. */
function stackOf(error: Error): string {
  const cause = error.cause instanceof Error ? `\n  caused by ${stackOf(error.cause)}` : "";
  return harmlessLines(error.stack ?? error.message) + cause;
}
