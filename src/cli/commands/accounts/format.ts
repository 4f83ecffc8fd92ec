import type { SocialAccount } from "../../../../generated/schemas.js";
import type { RowFormat } from "../../output/index.js";
import type { TableColumn } from "../../output/table.js";
import { isExpired } from "../../social-account.js";
import { type WorkspaceDetails, workspaceColumns, workspaceCSV, workspaceJSON } from "../../workspaces/row-format.js";
import type { Workspace } from "../../workspaces/workspace.js";

/** An account, and the workspace that it was listed in. */
export interface AccountRow {
  workspace: Workspace;
  account: SocialAccount;
}

const columns: readonly TableColumn<AccountRow>[] = [
  { title: "name", value: ({ account }) => account.name, minWidth: 9, dropOrder: 0 },
  { title: "provider", value: ({ account }) => account.provider, minWidth: 9, dropOrder: 1 },
  { title: "type", value: ({ account }) => account.type, minWidth: 8, dropOrder: 6 },
  {
    title: "status",
    value: ({ account }) => status(account),
    minWidth: 7,
    dropOrder: 2,
    style: (text) => (text === "expired" ? "red" : undefined),
  },
  {
    title: "posts",
    value: ({ account }) => account.brandvoiceInfo?.totalPosts,
    minWidth: 5,
    dropOrder: 7,
    align: "right",
  },
  { title: "last post", value: ({ account }) => lastPostDay(account), minWidth: 10, dropOrder: 4 },
  { title: "account id", value: ({ account }) => account.account_id, minWidth: 8, dropOrder: 5 },
];

/** The status in words; a value that is not a boolean is shown as it is. */
export function status(account: SocialAccount): unknown {
  const { expired } = account;
  if (isExpired(account)) return "expired";
  return typeof (expired ?? false) === "boolean" ? "active" : expired;
}

/** The day of an ISO date; whatever else the API sends is shown as it is. */
export function lastPostDay({ brandvoiceInfo }: SocialAccount): unknown {
  const date: unknown = brandvoiceInfo?.lastPostDate;
  return typeof date === "string" ? date.slice(0, 10) : date;
}

const csv: RowFormat<AccountRow>["csv"] = {
  _id: ({ account }) => account._id,
  name: ({ account }) => account.name,
  account_id: ({ account }) => account.account_id,
  provider: ({ account }) => account.provider,
  type: ({ account }) => account.type,
  expired: ({ account }) => account.expired,
  totalPosts: ({ account }) => account.brandvoiceInfo?.totalPosts,
  firstPostDate: ({ account }) => account.brandvoiceInfo?.firstPostDate,
  lastPostDate: ({ account }) => account.brandvoiceInfo?.lastPostDate,
  picture: ({ account }) => account.picture,
  created_at: ({ account }) => account.created_at,
};

export function accountFormat(details: WorkspaceDetails): RowFormat<AccountRow> {
  const { several, named } = details;
  // With names of workspaces in the table, drop one more column rather than squeeze the names of accounts.
  const own = columns.map((column) =>
    several && named && column.title === "name" ? { ...column, minWidth: 14 } : column,
  );
  return {
    table: [...own, ...workspaceColumns<AccountRow>(details)],
    csv: { ...workspaceCSV(details), ...csv },
    json: ({ workspace, account }) => ({ ...account, ...workspaceJSON(workspace, details) }),
  };
}
