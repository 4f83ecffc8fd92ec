import { median, ratios, type Spread, spread } from "./statistics.ts";

/** One measured value of one candidate. */
export interface Figure extends Spread {
  /** What was measured, with its unit. */
  what: string;
  candidate: string;
}

/** The candidate that all others are compared with. */
export const reference = "bare fetch";
/** The same candidate again. How far it is from the first is noise. */
export const control = "bare fetch again";

/** Values of each round, by candidate. */
export type Rounds = Record<string, number[]>;

export function ratiosToReference(what: string, rounds: Rounds): Figure[] {
  const references = rounds[reference] as number[];
  return Object.entries(rounds).map(([candidate, values]) => ({
    what,
    candidate,
    ...spread(candidate === reference ? values.map((value) => value / median(values)) : ratios(values, references)),
  }));
}

/** A value without noise. */
export function exact(what: string, candidate: string, value: number): Figure {
  return { what, candidate, low: value, median: value, high: value };
}
