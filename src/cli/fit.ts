/** Decides how wide the columns of a table are, and which ones there is room for. */
export interface Column {
  title: string;
  /** As wide as its widest cell. */
  width: number;
  /** How narrow it may get. */
  least: number;
  /** Which columns go first when there is no room for all: those of the highest. */
  rank: number;
}

/** Spaces between two columns. */
export const gap = 2;

export interface Fit {
  /** The widths of the columns that stay, by title. */
  widths: Map<string, number>;
  dropped: string[];
}

export function fitColumns(columns: readonly Column[], available: number): Fit {
  const kept = [...columns];
  while (kept.length > 1 && total(kept.map(({ least, width }) => Math.min(least, width))) > available) {
    const last = Math.max(...kept.map(({ rank }) => rank));
    kept.splice(
      kept.findIndex(({ rank }) => rank === last),
      1,
    );
  }
  const widths = kept.map(({ width }) => width);
  // Takes from the widest, a column at a time, so that those end up equal that must give.
  while (total(widths) > available) {
    const spare = widths.map((width, index) => (width > (kept[index] as Column).least ? width : 0));
    const widest = Math.max(...spare);
    if (widest === 0) break;
    widths[spare.indexOf(widest)] = widest - 1;
  }
  return {
    widths: new Map(kept.map(({ title }, index) => [title, widths[index] as number])),
    dropped: columns.filter((column) => !kept.includes(column)).map(({ title }) => title),
  };
}

function total(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width + gap, -gap);
}
