/** How rows name their workspace: in each format, the same for every command. */
import type { RowFormat } from "../output/index.js";
import type { TableColumn } from "../output/table.js";
import type { Workspace } from "./workspace.js";

/** What a row says about its workspace. */
export interface WorkspaceDetails {
  /** Whether the table distinguishes several workspaces. */
  several: boolean;
  /** Whether their names are known. */
  named: boolean;
}

/** Columns for the workspace of a row: its id, or its name and id. */
export function workspaceColumns<Row extends { workspace: Workspace }>({
  several,
  named,
}: WorkspaceDetails): TableColumn<Row>[] {
  if (!several) return [];
  if (!named) return [{ title: "workspace", value: ({ workspace }) => workspace.id, minWidth: 8, dropOrder: 3 }];
  return [
    { title: "workspace", value: ({ workspace }) => workspace.name, minWidth: 12, dropOrder: 3 },
    // In full or not at all: people copy ids.
    { title: "workspace id", value: ({ workspace }) => workspace.id, minWidth: 24, dropOrder: 3 },
  ];
}

type WorkspaceCells = RowFormat<{ workspace: Workspace }>["csv"];

const idCell: WorkspaceCells = { workspace_id: ({ workspace }) => workspace.id };
const nameCell: WorkspaceCells = { workspace_name: ({ workspace }) => workspace.name };

/** Cells before those of the row itself. */
export function workspaceCSV({ named }: WorkspaceDetails): WorkspaceCells {
  return named ? { ...idCell, ...nameCell } : idCell;
}

/** Members that say which workspace a row belongs to. */
export function workspaceJSON({ id, name }: Workspace, { named }: WorkspaceDetails): object {
  return named ? { workspace_id: id, workspace_name: name ?? null } : { workspace_id: id };
}
