/** Decides how wide the columns of a table are, which ones are dropped, and how text is truncated. */
export interface ColumnSize {
  title: string;
  /** The width of its widest cell. */
  width: number;
  minWidth: number;
  /** If there is no room for all columns, those with the highest number are dropped first. */
  dropOrder: number;
}

/** Spaces between two columns. */
export const columnGap = 2;

export interface Layout {
  /** The widths of the columns that stay, by title. */
  widths: Map<string, number>;
  dropped: string[];
}

export function fitColumns(columns: readonly ColumnSize[], available: number): Layout {
  const kept = [...columns];
  while (kept.length > 1 && totalWidth(kept.map(({ minWidth, width }) => Math.min(minWidth, width))) > available) {
    const last = Math.max(...kept.map(({ dropOrder }) => dropOrder));
    kept.splice(
      kept.findIndex(({ dropOrder }) => dropOrder === last),
      1,
    );
  }
  const widths = kept.map(({ width }) => width);
  // Narrows the widest, one column at a time, so that the columns that must shrink end up equal.
  while (totalWidth(widths) > available) {
    const shrinkable = widths.map((width, index) => (width > (kept[index] as ColumnSize).minWidth ? width : 0));
    const widest = Math.max(...shrinkable);
    if (widest === 0) break;
    widths[shrinkable.indexOf(widest)] = widest - 1;
  }
  return {
    widths: new Map(kept.map(({ title }, index) => [title, widths[index] as number])),
    dropped: columns.filter((column) => !kept.includes(column)).map(({ title }) => title),
  };
}

function totalWidth(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width + columnGap, -columnGap);
}

/** Returns how many columns of a terminal a text takes. */
export type MeasureWidth = (text: string) => number;

/**
 * Returns a function that measures these texts. Loads string-width only for non-ASCII text, because loading it takes
 * longer than a request.
 */
export async function createMeasureWidth(texts: Iterable<string>): Promise<MeasureWidth> {
  for (const text of texts) {
    if (!isPlainASCII(text)) return (await import("string-width")).default;
  }
  return (text) => text.length;
}

/** Truncates text to the given number of columns, with an ellipsis, and never within a character. */
export function truncate(text: string, columns: number, widthOf: MeasureWidth): string {
  if (widthOf(text) <= columns) return text;
  if (isPlainASCII(text)) return `${text.slice(0, columns - 1)}…`;
  let cut = "";
  let used = 1;
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    used += widthOf(segment);
    if (used > columns) break;
    cut += segment;
  }
  return `${cut}…`;
}

function isPlainASCII(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}
