import { median, ratios, type Spread, spread } from "./statistics.ts";

/** One measured value of one contestant. */
export interface Figure extends Spread {
  /** What was measured, with its unit. */
  what: string;
  contestant: string;
}

/** What everything is measured against. */
export const reference = "bare fetch";
/** The same once more: how far it is from the first is chance. */
export const control = "bare fetch again";

/** Values of each round, by contestant. */
export type Rounds = Record<string, number[]>;

export function ratiosToReference(what: string, rounds: Rounds): Figure[] {
  const references = rounds[reference] as number[];
  return Object.entries(rounds).map(([contestant, values]) => ({
    what,
    contestant,
    ...spread(contestant === reference ? values.map((value) => value / median(values)) : ratios(values, references)),
  }));
}

/** A value that no chance is in. */
export function exact(what: string, contestant: string, value: number): Figure {
  return { what, contestant, low: value, median: value, high: value };
}
