import type { CommandContext } from "./context.js";
import { type ExitCode, exitCode } from "./exit-codes.js";
import type { Outcome } from "./fetch-all.js";
import { sanitizeForTerminal } from "./output/terminal.js";
import type { Reporter } from "./session/reporter.js";
import type { StopReason } from "./session/run-controller.js";
import type { Session } from "./session/session.js";
import { writeRetryFile } from "./workspaces/retry-file.js";

/** How many workspaces of a run were fetched, and which were not. */
export interface RunResult {
  workspaces: number;
  fetched: number;
  /** Ids of workspaces that failed. */
  failed: string[];
  /** Ids of workspaces that the run did not get to. */
  unfinished: string[];
}

export function createRunResult(workspaces: number): RunResult {
  return { workspaces, fetched: 0, failed: [], unfinished: [] };
}

export function addOutcome(result: RunResult, { state, workspace }: Outcome<unknown>): void {
  if (state === "fetched") result.fetched += 1;
  else result[state].push(workspace.id);
}

export interface FinishedRun {
  result: RunResult;
  /** What to print about the data. */
  summary: readonly string[];
  retryFile?: string | undefined;
  /** Whether a `--fail-on` option applies. */
  found?: boolean | undefined;
}

/** Prints the summary and what is unfinished. Returns the exit code. */
export async function finishRun(
  { controller, reporter }: Pick<Session, "controller" | "reporter">,
  { output }: Pick<CommandContext, "output">,
  { result, summary, retryFile, found = false }: FinishedRun,
): Promise<ExitCode> {
  const remainingIds = [...result.failed, ...result.unfinished];
  const isSaved = retryFile === undefined || (await saveRetryFile(retryFile, remainingIds, reporter));
  if (output.failure?.code !== "EPIPE") {
    for (const line of [...summary, ...incompleteLines(result, controller.reason, retryFile)]) reporter.info(line);
    if (retryFile !== undefined && isSaved && remainingIds.length > 0)
      reporter.info(retryHint(retryFile, remainingIds.length));
  }
  if (controller.reason === "interrupted" && result.unfinished.length > 0) return exitCode.interrupted;
  if (result.failed.length > 0 || !isSaved) return exitCode.failed;
  return found ? exitCode.found : exitCode.done;
}

/** Writes the ids to the file, or prints them if that fails. */
async function saveRetryFile(path: string, ids: readonly string[], { info }: Pick<Reporter, "info">): Promise<boolean> {
  try {
    await writeRetryFile(path, ids);
    return true;
  } catch (error) {
    info(sanitizeForTerminal(`error: cannot write ${path}: ${(error as Error).message}. Ids to retry:`));
    info(ids.map(sanitizeForTerminal).join(" "));
    return false;
  }
}

function incompleteLines(
  { workspaces, fetched, failed, unfinished }: RunResult,
  reason: StopReason | undefined,
  retryFile: string | undefined,
): string[] {
  if (unfinished.length === 0) return [];
  if (reason === "unauthorized") {
    return [`Stopped: the API key was rejected. ${formatCount(unfinished.length, "workspace")} unfinished`];
  }
  const counts = `${fetched} of ${workspaces} done, ${failed.length} failed, ${unfinished.length} unfinished`;
  const how = reason === "interrupted" ? "Interrupted" : "Stopped";
  if (retryFile !== undefined) return [`${how}: ${counts}`];
  return [`${how}: ${counts}:`, unfinished.map(sanitizeForTerminal).join(" ")];
}

function retryHint(path: string, count: number): string {
  return sanitizeForTerminal(`${formatCount(count, "id")} saved. To retry: asters accounts - < ${quoteForShell(path)}`);
}

function quoteForShell(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}

/** Where the data of a summary is from, if the run was for several workspaces: ` in 3 workspaces`. */
export function formatWhere({ workspaces, fetched }: Pick<RunResult, "workspaces" | "fetched">): string {
  return workspaces > 1 ? ` in ${formatCount(fetched, "workspace")}` : "";
}

/** What a summary ends with if workspaces failed. */
export function formatFailures({ failed }: Pick<RunResult, "failed">): string {
  return failed.length > 0 ? `; ${formatCount(failed.length, "workspace")} failed` : "";
}

export function formatCount(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
