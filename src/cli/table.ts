import type { Paint, Style } from "./colour.js";
import { fitColumns, gap } from "./fit.js";
import { harmless } from "./harmless.js";
import { truncate, type Width, widthOf } from "./measure.js";
import type { Row, Write, Writer } from "./writer.js";

interface TableColumn {
  title: string;
  text: (row: Row) => unknown;
  /** How narrow it may get. */
  least: number;
  /** When there is no room for all columns, those of the highest rank go first. */
  rank: number;
}

const columns: readonly TableColumn[] = [
  { title: "name", text: ({ account }) => account.name, least: 9, rank: 0 },
  { title: "provider", text: ({ account }) => account.provider, least: 9, rank: 1 },
  { title: "type", text: ({ account }) => account.type, least: 8, rank: 6 },
  { title: "status", text: ({ account }) => (account.expired ? "expired" : "active"), least: 7, rank: 2 },
  { title: "posts", text: ({ account }) => account.brandvoiceInfo?.totalPosts, least: 5, rank: 7 },
  { title: "last post", text: ({ account }) => account.brandvoiceInfo?.lastPostDate?.slice(0, 10), least: 10, rank: 4 },
  { title: "account id", text: ({ account }) => account.account_id, least: 8, rank: 5 },
  { title: "workspace", text: ({ workspaceId }) => workspaceId, least: 8, rank: 3 },
];

export interface TableOptions {
  /** How many columns the terminal has. */
  width: number;
  withWorkspace: boolean;
  paint: Paint;
  /** Is told of what there was no room for. */
  onDropped: (titles: string[]) => void;
}

/** A table of all accounts, no wider than the terminal. */
export function createTableWriter(write: Write, options: TableOptions): Writer {
  const shown = options.withWorkspace ? columns : columns.filter(({ title }) => title !== "workspace");
  const lines: string[][] = [];
  return {
    async write(rows) {
      for (const row of rows) lines.push(shown.map(({ text }) => harmless(String(text(row) ?? "-"))));
    },
    async end() {
      if (lines.length === 0) return;
      const { text, dropped } = await render(shown, lines, options);
      await write(text);
      if (dropped.length > 0) options.onDropped(dropped);
    },
  };
}

async function render(shown: readonly TableColumn[], lines: string[][], { width: available, paint }: TableOptions) {
  const width = await widthOf(lines.flat());
  const titles = shown.map(({ title }) => title);
  const { widths, dropped } = fitColumns(sized(shown, [titles, ...lines], width), available);
  const last = [...widths.keys()].pop();

  const line = (cells: readonly string[], style: (title: string, cell: string) => Style | undefined) => {
    const padded = titles.flatMap((title, index) => {
      const columns = widths.get(title);
      if (columns === undefined) return [];
      const cell = cells[index] as string;
      const cut = truncate(cell, columns, width);
      const text = title === last ? cut : pad(cut, columns, width, title === "posts");
      const wanted = style(title, cell);
      return [wanted ? paint(wanted, text) : text];
    });
    return `${padded.join(" ".repeat(gap))}\n`;
  };
  const head = line(titles, () => "bold");
  const body = lines.map((cells) => {
    return line(cells, (title, cell) => (title === "status" && cell === "expired" ? "red" : undefined));
  });
  return { text: [head, ...body].join(""), dropped };
}

/** The columns with their natural widths. */
function sized(shown: readonly TableColumn[], lines: readonly string[][], width: Width) {
  return shown.map(({ title, least, rank }, index) => {
    const widest = lines.reduce((most, cells) => Math.max(most, width(cells[index] as string)), 0);
    return { title, least, rank, width: widest };
  });
}

function pad(text: string, columns: number, width: Width, alignRight: boolean): string {
  const space = " ".repeat(Math.max(0, columns - width(text)));
  return alignRight ? space + text : text + space;
}
