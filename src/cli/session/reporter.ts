import { redact } from "../../http/redact.js";
import type { AttemptEvent } from "../../http/types.js";
import type { Env, OutputStream } from "../context.js";
import type { Outcome } from "../fetch-all.js";
import { createColorize, sanitizeForTerminal, sanitizeLines } from "../output/terminal.js";
import { formatWorkspace, type Workspace } from "../workspaces/workspace.js";
import { describeError, type RequestInfo } from "./describe-error.js";
import { createProgress, noProgress } from "./progress.js";

/** Everything that a run writes to standard error. */
export interface Reporter {
  /** Prints a line, which must already be sanitized. */
  info(line: string): void;
  /** Reports a failed request, and once per kind of failure what to do about it. */
  error(subject: string, error: Error, request?: RequestInfo): void;
  onAttempt(event: AttemptEvent): void;
  onResult(outcome: Outcome<unknown>): void;
  /** Shows a progress bar for `total` workspaces, if standard error is a terminal. */
  startProgress(total: number): void;
  /** Erases the progress bar. */
  endProgress(): void;
  /** Says which columns of a table were left out, because there was no room for them. */
  onDropped(titles: string[]): void;
}

export interface ReporterOptions {
  stderr: OutputStream;
  env: Env;
  baseUrl: string;
  /** Redacted wherever it appears. */
  apiKey: string;
  color: boolean;
  verbose: boolean;
}

export function createReporter({ stderr, env, baseUrl, apiKey, color, verbose }: ReporterOptions): Reporter {
  const colorize = createColorize(stderr, env, color);
  const shownHints = new Set<string>();
  let progress = noProgress;

  function info(line: string): void {
    progress.clear();
    stderr.write(`${redact(line, apiKey)}\n`);
  }

  function error(subject: string, error: Error, request?: RequestInfo): void {
    const { message, hint } = describeError(error, baseUrl, request);
    info(`${colorize("red", "error:")} ${sanitizeForTerminal(`${subject}: ${message}`)}`);
    if (verbose) info(formatStack(error));
    if (hint === undefined || shownHints.has(hint)) return;
    shownHints.add(hint);
    info(`  ${sanitizeForTerminal(hint)}`);
  }

  return {
    info,
    error,
    onAttempt: (event) => verbose && info(sanitizeForTerminal(formatAttempt(event))),
    onResult(outcome) {
      if (outcome.state === "failed") {
        const subject = `workspace ${formatWorkspace(outcome.workspace)}`;
        error(subject, outcome.error, { hasIds: true, isConcurrent: true });
      }
      if (outcome.state !== "unfinished") progress.tick(formatLabel(outcome.workspace));
    },
    startProgress(total) {
      progress = createProgress(total, stderr, env);
    },
    endProgress() {
      progress.clear();
      progress = noProgress;
    },
    onDropped: (titles) => info(`Columns hidden to fit the width: ${titles.join(", ")}`),
  };
}

/** What the progress bar shows of a workspace: its name and id; nothing if only the id is known. */
function formatLabel(workspace: Workspace): string {
  return workspace.name === undefined ? "" : sanitizeForTerminal(formatWorkspace(workspace));
}

function formatAttempt({ method, path, attempt, status, error, duration, delay }: AttemptEvent): string {
  const retry = delay === undefined ? "" : `, retrying in ${Math.round(delay)} ms`;
  return `${method} ${path}, attempt ${attempt}: ${status ?? error} in ${Math.round(duration)} ms${retry}`;
}

/** The stacks of an error and its causes, safe to print. */
function formatStack(error: Error): string {
  const cause = error.cause instanceof Error ? `\n  caused by ${formatStack(error.cause)}` : "";
  return sanitizeLines(error.stack ?? error.message) + cause;
}
