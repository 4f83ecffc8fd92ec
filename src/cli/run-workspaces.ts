import type { CommandContext } from "./context.js";
import { fetchAll, type Outcome } from "./fetch-all.js";
import type { FormatFlags } from "./output/index.js";
import { addOutcome, createRunResult, type RunResult } from "./run-result.js";
import type { ConcurrencyFlags } from "./session/request-options.js";
import type { Session } from "./session/session.js";
import type { Workspace } from "./workspaces/workspace.js";

export interface WorkspacesRun<T, W extends Workspace> {
  workspaces: readonly W[];
  fetchOne: (id: string, options: { signal: AbortSignal }) => Promise<T>;
  /** Whether the workspaces were listed with this key, so that it is known to be valid. */
  keyAccepted: boolean;
  flags: ConcurrencyFlags & Pick<FormatFlags, "ndjson">;
  /** Whether rows are printed while the run continues. Default: with `--ndjson`. */
  printsDuringRun?: boolean | undefined;
}

/** Fetches for each workspace, with a progress bar, and passes on one outcome after the other. */
export async function runWorkspaces<T, W extends Workspace>(
  session: Session,
  { stdout }: Pick<CommandContext, "stdout">,
  { workspaces, fetchOne, keyAccepted, flags, printsDuringRun = flags.ndjson }: WorkspacesRun<T, W>,
  onOutcome: (outcome: Outcome<T, W>) => Promise<void>,
): Promise<RunResult> {
  const { reporter } = session;
  // On one terminal, rows and a progress bar would overwrite each other.
  if (!(printsDuringRun && stdout.isTTY)) reporter.startProgress(workspaces.length);
  const result = createRunResult(workspaces.length);
  const options = { concurrency: flags.concurrency, inOrder: !flags.ndjson, keyAccepted };
  for await (const outcome of fetchAll(session, workspaces, fetchOne, options)) {
    addOutcome(result, outcome);
    await onOutcome(outcome);
  }
  reporter.endProgress();
  return result;
}
