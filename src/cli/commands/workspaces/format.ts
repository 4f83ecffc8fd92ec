import type { RowFormat } from "../../output/index.js";
import type { TableColumn } from "../../output/table.js";
import type { ListedWorkspace } from "../../workspaces/list.js";

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
  { title: "access", value: ({ workspace }) => (workspace.isOwn ? "own" : "invited"), minWidth: 7, dropOrder: 3 },
];

const accountsColumn: TableColumn<WorkspaceRow> = {
  title: "accounts",
  value: ({ accounts }) => accounts,
  minWidth: 8,
  dropOrder: 2,
  align: "right",
};

const csv: RowFormat<WorkspaceRow>["csv"] = {
  id: ({ workspace }) => workspace.id,
  name: ({ workspace }) => workspace.name,
  default: ({ workspace }) => workspace.default,
  timezone: ({ workspace }) => workspace.timezone,
  own: ({ workspace }) => workspace.isOwn,
};

export function workspaceFormat(withCounts: boolean): RowFormat<WorkspaceRow> {
  return {
    table: withCounts ? [...columns, accountsColumn] : columns,
    csv: withCounts ? { ...csv, accounts: ({ accounts }) => accounts } : csv,
    json: ({ workspace, accounts }) => {
      const { id, name = null, default: isDefault, timezone = null, isOwn: own } = workspace;
      return { id, name, default: isDefault, timezone, own, ...(withCounts && { accounts: accounts ?? null }) };
    },
  };
}
