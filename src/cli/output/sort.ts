import type { RowWriter } from "./index.js";

/** Holds all rows back until the end, and writes them sorted; equal rows keep their order. */
export function createSortingWriter<Row>(writer: RowWriter<Row>, compare: (a: Row, b: Row) => number): RowWriter<Row> {
  const rows: Row[] = [];
  return {
    async write(more) {
      for (const row of more) rows.push(row);
    },
    async end() {
      await writer.write(rows.sort(compare));
      await writer.end();
    },
  };
}
