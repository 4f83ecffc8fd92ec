import type { RowFormat } from "../../output/index.js";
import type { TableColumn } from "../../output/table.js";
import type { ListedWorkspace } from "../../workspaces/list.js";
import { type WorkspaceDetails, workspaceCSV, workspaceJSON } from "../../workspaces/row-format.js";

/** A workspace, and the number of its accounts if they were counted. */
export interface WorkspaceRow {
  workspace: ListedWorkspace;
  accounts: number | undefined;
}

const columns: readonly TableColumn<WorkspaceRow>[] = [
  { title: "name", value: ({ workspace }) => workspace.name, minWidth: 9, dropOrder: 1 },
  { title: "id", value: ({ workspace }) => workspace.id, minWidth: 24, dropOrder: 0 },
  { title: "default", value: ({ workspace }) => (workspace.default ? "default" : ""), minWidth: 7, dropOrder: 4 },
  { title: "time zone", value: ({ workspace }) => workspace.timezone, minWidth: 9, dropOrder: 5 },
  { title: "access", value: ({ workspace }) => accessOf(workspace), minWidth: 7, dropOrder: 3 },
];

/** Whether the workspace is the user's own, or one that the user was invited to. */
function accessOf({ isOwn }: ListedWorkspace): "own" | "invited" {
  return isOwn ? "own" : "invited";
}

const accountsColumn: TableColumn<WorkspaceRow> = {
  title: "accounts",
  value: ({ accounts }) => accounts,
  minWidth: 8,
  dropOrder: 2,
  align: "right",
};

const details: WorkspaceDetails = { several: true, named: true };

const csv: RowFormat<WorkspaceRow>["csv"] = {
  ...workspaceCSV(details),
  default: ({ workspace }) => workspace.default,
  timezone: ({ workspace }) => workspace.timezone,
  access: ({ workspace }) => accessOf(workspace),
};

export function workspaceFormat(withCounts: boolean): RowFormat<WorkspaceRow> {
  return {
    table: withCounts ? [...columns, accountsColumn] : columns,
    csv: withCounts ? { ...csv, accounts: ({ accounts }) => accounts } : csv,
    json: ({ workspace, accounts }) => {
      const { default: isDefault, timezone = null } = workspace;
      const fields = { default: isDefault, timezone, access: accessOf(workspace) };
      const counts = withCounts && { accounts: accounts ?? null };
      return { ...workspaceJSON(workspace, details), ...fields, ...counts };
    },
  };
}
