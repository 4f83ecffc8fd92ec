import { type AccountCounts, formatProvidersWithExpired, toJSON } from "../../account-counts.js";
import type { RowFormat } from "../../output/index.js";
import type { TableColumn } from "../../output/table.js";
import { type WorkspaceDetails, workspaceCSV, workspaceJSON } from "../../workspaces/row-format.js";
import type { Workspace } from "../../workspaces/workspace.js";

/** The status of a workspace. */
export interface StatusRow {
  workspace: Workspace;
  /** Undefined if the workspace could not be read. */
  counts: AccountCounts | undefined;
  /** Why it could not be read. */
  error: string | undefined;
}

/** The reason shown for workspaces that the run did not get to. */
export const unfinished = "unfinished: the run was stopped";

/** The line of the table that sums up the others. */
export function totalRow(counts: AccountCounts): StatusRow {
  return { workspace: { id: "", name: "total" }, counts, error: undefined };
}

const columns: readonly TableColumn<StatusRow>[] = [
  { title: "workspace", value: ({ workspace }) => workspace.name ?? workspace.id, minWidth: 12, dropOrder: 0 },
  countColumn("accounts", 3, ({ accounts }) => accounts),
  countColumn("active", 4, ({ accounts, expired }) => accounts - expired),
  {
    ...countColumn("expired", 1, ({ expired }) => expired),
    style: (text) => (/^[1-9]/.test(text) ? "red" : undefined),
  },
  {
    title: "by provider",
    // The reason is on standard error, where there is room for it.
    value: ({ counts, error }) =>
      counts ? formatProvidersWithExpired(counts) : error === unfinished ? "unfinished" : "failed",
    minWidth: 20,
    dropOrder: 2,
    style: (text) => (/^(failed|unfinished)$/.test(text) ? "red" : undefined),
  },
];

/** @param isNeeded if two workspaces have the same name; otherwise the column is the first to be dropped */
function idColumn(isNeeded: boolean): TableColumn<StatusRow> {
  const value = ({ workspace }: StatusRow) => workspace.id;
  return { title: "workspace id", value, minWidth: 24, dropOrder: isNeeded ? 1 : 5 };
}

function haveEqualNames(workspaces: readonly Workspace[]): boolean {
  const names = workspaces.map(({ name }) => name);
  return new Set(names).size < names.length;
}

function countColumn(title: string, dropOrder: number, select: (counts: AccountCounts) => number) {
  const value = ({ counts }: StatusRow) => counts && select(counts);
  return { title, value, minWidth: title.length, dropOrder, align: "right" } satisfies TableColumn<StatusRow>;
}

const csv: RowFormat<StatusRow>["csv"] = {
  accounts: ({ counts }) => counts?.accounts,
  active: ({ counts }) => counts && counts.accounts - counts.expired,
  expired: ({ counts }) => counts?.expired,
  providers: ({ counts }) => counts && formatProvidersWithExpired(counts),
  error: ({ error }) => error,
};

export function statusFormat(workspaces: readonly Workspace[], named: boolean): RowFormat<StatusRow> {
  const details: WorkspaceDetails = { several: true, named };
  return {
    table: named ? [...columns, idColumn(haveEqualNames(workspaces))] : columns,
    csv: { ...workspaceCSV(details), ...csv },
    json: ({ workspace, counts, error = null }) => {
      const unknown = { accounts: null, active: null, expired: null, providers: null };
      return { ...workspaceJSON(workspace, details), ...(counts ? toJSON(counts) : unknown), error };
    },
  };
}
