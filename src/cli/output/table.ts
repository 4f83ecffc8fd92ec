import type { RowWriter, Write } from "./index.js";
import { toText } from "./json.js";
import { type ColumnSize, columnGap, createMeasureWidth, fitColumns, type MeasureWidth, truncate } from "./layout.js";
import { type Colorize, type Style, sanitizeForTerminal } from "./terminal.js";

export interface TableColumn<Row> {
  title: string;
  /** The value of a cell: untrusted text is sanitized, and `undefined` or `null` is shown as `-`. */
  value: (row: Row) => unknown;
  minWidth: number;
  /** If there is no room for all columns, those with the highest number are dropped first. */
  dropOrder: number;
  align?: "right";
  /** The style of a cell, by its text. */
  style?: (text: string) => Style | undefined;
}

export interface TableOptions {
  /** Columns that the table may take. */
  width: number;
  colorize: Colorize;
  /** Called with the titles of the columns that there was no room for. */
  onDropped: (titles: string[]) => void;
}

/** Writes a table of all rows, no wider than its output. */
export function createTableWriter<Row>(
  write: Write,
  columns: readonly TableColumn<Row>[],
  options: TableOptions,
): RowWriter<Row> {
  const lines: string[][] = [];
  return {
    async write(rows) {
      for (const row of rows) lines.push(columns.map(({ value }) => formatCell(value(row))));
    },
    async end() {
      if (lines.length === 0) return;
      const { text, dropped } = await render(columns, lines, options);
      await write(text);
      if (dropped.length > 0) options.onDropped(dropped);
    },
  };
}

/** The text of a cell for a value of any type: the API may send other types than it documents. */
export function formatCell(value: unknown): string {
  if (value === undefined || value === null) return "-";
  return sanitizeForTerminal(toText(value));
}

async function render<Row>(columns: readonly TableColumn<Row>[], lines: string[][], options: TableOptions) {
  const widthOf = await createMeasureWidth(lines.flat());
  const titles = columns.map(({ title }) => title);
  const { widths, dropped } = fitColumns(measureColumns(columns, [titles, ...lines], widthOf), options.width);
  const last = [...widths.keys()].pop();

  const formatLine = (
    cells: readonly string[],
    styleOf: (column: TableColumn<Row>, cell: string) => Style | undefined,
  ) => {
    const texts = columns.flatMap((column, index) => {
      const width = widths.get(column.title);
      if (width === undefined) return [];
      const cell = cells[index] as string;
      const cut = truncate(cell, width, widthOf);
      const text = column.title === last && !column.align ? cut : pad(cut, width, widthOf, column.align);
      const style = styleOf(column, cell);
      return [style ? options.colorize(style, text) : text];
    });
    return `${texts.join(" ".repeat(columnGap)).trimEnd()}\n`;
  };
  const head = formatLine(titles, () => "bold");
  const body = lines.map((cells) => formatLine(cells, ({ style }, cell) => style?.(cell)));
  return { text: [head, ...body].join(""), dropped };
}

/** The columns with their natural widths. */
function measureColumns<Row>(
  columns: readonly TableColumn<Row>[],
  lines: readonly string[][],
  widthOf: MeasureWidth,
): ColumnSize[] {
  return columns.map(({ title, minWidth, dropOrder }, index) => {
    const width = lines.reduce((widest, cells) => Math.max(widest, widthOf(cells[index] as string)), 0);
    return { title, minWidth, dropOrder, width };
  });
}

function pad(text: string, columns: number, widthOf: MeasureWidth, align: "right" | undefined): string {
  const space = " ".repeat(Math.max(0, columns - widthOf(text)));
  return align === "right" ? space + text : text + space;
}
