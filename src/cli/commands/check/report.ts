/** What a run reports, in the shape of `--json`: members are in snake_case, as in the API. A breaking change raises `version`. */
import type { CheckOutcome } from "./compare.js";
import type { AccountRef, ChangeWindow, CheckEvent, WorkspaceRef } from "./events.js";
import { type CheckState, isLastSeenExpired, type KnownAccount, type KnownWorkspace } from "./state.js";

export const reportVersion = 1;

export interface CheckReport {
  version: typeof reportVersion;
  /** When the run began. */
  checked_at: string;
  /** When the previous run began, the one compared with; null if this is the first. */
  previous_run_at: string | null;
  /** What has changed, including events that earlier runs could not deliver. */
  events: CheckEvent[];
  /** All accounts that are expired now, even if already reported. */
  expired: ExpiredAccount[];
  not_checked: NotChecked[];
  /** Why the workspaces could not be listed; null if they could. */
  list_error: string | null;
  totals: { workspaces: number; not_checked: number; accounts: number; expired: number };
}

export interface ExpiredAccount {
  workspace: WorkspaceRef;
  provider: string;
  account: AccountRef;
  since: ChangeWindow;
}

/** A workspace whose accounts could not be fetched. What is known of them is from its last check. */
export interface NotChecked {
  workspace: WorkspaceRef;
  error: string;
  /** When it was last checked; null if never. */
  last_checked_at: string | null;
}

export interface ReportInput {
  previous: CheckState | undefined;
  nextState: CheckState;
  outcomes: readonly CheckOutcome[];
  listError: Error | undefined;
  describe: (error: Error) => string;
}

export function createReport({ previous, nextState, outcomes, listError, describe }: ReportInput): CheckReport {
  const workspaces = checkedWorkspaces(nextState, outcomes);
  const known = new Map(workspaces.map((workspace) => [workspace.id, workspace]));
  const expired = workspaces.flatMap((workspace) => expiredAccounts(workspace));
  const notChecked = outcomes.flatMap((outcome) => {
    if (outcome.state !== "failed") return [];
    const { id, name, checkedAt } = known.get(outcome.workspace.id) as KnownWorkspace;
    return { workspace: { id, name }, error: describe(outcome.error), last_checked_at: checkedAt };
  });
  return {
    version: reportVersion,
    checked_at: nextState.lastRun,
    previous_run_at: previous?.lastRun ?? null,
    events: nextState.pending,
    expired,
    not_checked: notChecked,
    list_error: listError ? describe(listError) : null,
    totals: {
      workspaces: workspaces.length,
      not_checked: notChecked.length,
      accounts: workspaces.reduce((sum, { accounts }) => sum + accounts.length, 0),
      expired: expired.length,
    },
  };
}

/** What is known of the workspaces that a run covers. */
export function checkedWorkspaces({ workspaces }: CheckState, outcomes: readonly CheckOutcome[]): KnownWorkspace[] {
  const ids = new Set(outcomes.map(({ workspace }) => workspace.id));
  return workspaces.filter(({ id }) => ids.has(id));
}

function expiredAccounts({ id, name, accounts }: KnownWorkspace): ExpiredAccount[] {
  return accounts.filter(isLastSeenExpired).map((account) => {
    const { provider, _id, account_id, name: accountName } = account;
    return {
      workspace: { id, name },
      provider,
      account: { _id, account_id, name: accountName },
      since: sinceOf(account),
    };
  });
}

function sinceOf({ since, unconfirmed }: KnownAccount): ChangeWindow {
  return (since ?? unconfirmed?.expired?.since) as ChangeWindow;
}
