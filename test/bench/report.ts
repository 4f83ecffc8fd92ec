import Table from "cli-table3";
import type { Figure } from "./figures.ts";
import type { Verdict } from "./goals.ts";

const style = { head: [], border: [] };

/** The number of columns that fit on a screen. */
const widest = 4;

/** A row for each candidate, a column for each thing measured: the median, and the quartiles around it. */
export function figureTables(figures: Figure[]): string {
  const columns = [...new Set(figures.map(({ what }) => what))];
  const starts = columns.map((_, index) => index).filter((index) => index % widest === 0);
  return starts.map((start) => figureTable(figures, columns.slice(start, start + widest))).join("\n");
}

function figureTable(figures: Figure[], columns: string[]): string {
  const table = new Table({ head: ["", ...columns], wordWrap: true, colWidths: [31, ...columns.map(() => 18)], style });
  for (const candidate of new Set(figures.map((figure) => figure.candidate))) {
    const cells = columns.map((what) => {
      const figure = figures.find((figure) => figure.what === what && figure.candidate === candidate);
      return figure ? cell(figure) : "";
    });
    table.push([candidate, ...cells]);
  }
  return table.toString();
}

function cell({ low, median, high }: Figure): string {
  if (low === high) return number(median);
  return `${number(median)} [${number(low)}, ${number(high)}]`;
}

export function goalTable(verdicts: Verdict[]): string {
  const table = new Table({ head: ["goal", "candidate", "at most", "measured", "met"], style });
  for (const { what, candidate, atMost, value, met } of verdicts) {
    table.push([what, candidate, number(atMost), number(value), met ? "yes" : "NO"]);
  }
  return table.toString();
}

function number(value: number): string {
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(Math.abs(value) >= 10 ? 1 : 2);
}
