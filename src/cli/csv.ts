import { stringify } from "csv-stringify/sync";
import type { Row, Write, Writer } from "./writer.js";

const columns: Record<string, (row: Row) => unknown> = {
  workspace_id: ({ workspaceId }) => workspaceId,
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

/**
 * CSV after RFC 4180, with a header. A cell that a spreadsheet would run as a formula gets an apostrophe before it.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function createCSVWriter(write: Write): Writer {
  let header = line(Object.keys(columns));
  return {
    async write(rows) {
      if (rows.length === 0) return;
      await write(header + rows.map((row) => line(Object.values(columns).map((cell) => cell(row)))).join(""));
      header = "";
    },
    end: () => write(header),
  };
}

function line(cells: unknown[]): string {
  return stringify([cells], {
    record_delimiter: "windows",
    escape_formulas: true,
    // Of the line breaks, it quotes the one between records alone.
    quoted_match: /[\r\n]/,
    cast: { boolean: String },
  });
}
