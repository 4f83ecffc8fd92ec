import { stringify } from "csv-stringify/sync";
import type { RowFormat, RowWriter, Write } from "./index.js";
import { toText } from "./json.js";

/**
 * Writes CSV as RFC 4180 says, with a header. Cells that a spreadsheet would run as a formula are prefixed with an
 * apostrophe.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function createCSVWriter<Row>(
  write: Write,
  columns: RowFormat<Row>["csv"],
  withByteOrderMark = false,
): RowWriter<Row> {
  let header = (withByteOrderMark ? "\ufeff" : "") + formatRecord(Object.keys(columns));
  return {
    async write(rows) {
      if (rows.length === 0) return;
      const records = rows.map((row) => formatRecord(Object.values(columns).map((cell) => toCell(cell(row)))));
      await write(header + records.join(""));
      header = "";
    },
    end: () => write(header),
  };
}

/** The text of a cell, whatever its value is; an absent value leaves it empty. */
function toCell(value: unknown): string {
  return value === undefined || value === null ? "" : toText(value);
}

function formatRecord(cells: string[]): string {
  return stringify([cells], {
    record_delimiter: "windows",
    escape_formulas: true,
    // csv-stringify quotes for the delimiter of records only, not for other line breaks.
    quoted_match: /[\r\n]/,
  });
}
