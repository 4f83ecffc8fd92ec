import { redactText } from "../redact.js";
import type { AttemptEvent } from "../types.js";
import type { Paint } from "./colour.js";
import { explain } from "./explain.js";
import { harmless } from "./harmless.js";
import type { Output } from "./io.js";
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

/** What is shorter is a stand-in, such as `any` for the mock, and part of many words. */
const shortestKey = 8;

export function createTalk({ stderr, progress, paint, baseUrl, key, verbose }: TalkOptions): Talk {
  const given = new Set<string>();

  function say(line: string): void {
    progress.clear();
    stderr.write(`${key.length < shortestKey ? line : redactText(line, key)}\n`);
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

/** The stack, line by line made fit for a terminal, without the message that was said already. */
export function stackOf(error: Error): string {
  const stack = error.stack ?? "";
  const cause =
    error.cause instanceof Error ? `\n  caused by ${harmless(error.cause.name)}:\n${stackOf(error.cause)}` : "";
  const frames = stack.split("\n").filter((line) => /^\s+at /.test(line));
  return frames.map(harmless).join("\n") + cause;
}
