import { stringify } from "csv-stringify/sync";
import type { RowFormat, RowWriter, Write } from "./index.js";

/**
 * Writes CSV as RFC 4180 says, with a header. Cells that a spreadsheet would run as a formula are prefixed with an
 * apostrophe.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function createCSVWriter<Row>(write: Write, columns: RowFormat<Row>["csv"]): RowWriter<Row> {
  let header = formatRecord(Object.keys(columns));
  return {
    async write(rows) {
      if (rows.length === 0) return;
      const records = rows.map((row) => formatRecord(Object.values(columns).map((cell) => cell(row))));
      await write(header + records.join(""));
      header = "";
    },
    end: () => write(header),
  };
}

function formatRecord(cells: unknown[]): string {
  return stringify([cells], {
    record_delimiter: "windows",
    escape_formulas: true,
    // csv-stringify quotes for the delimiter of records only, not for other line breaks.
    quoted_match: /[\r\n]/,
    cast: { boolean: String },
  });
}
