/** Statistics over rounds. */

export interface Spread {
  median: number;
  /** The quartiles: half of the rounds are between them. */
  low: number;
  high: number;
}

export function spread(values: number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  return { low: quantile(sorted, 0.25), median: quantile(sorted, 0.5), high: quantile(sorted, 0.75) };
}

/** Interpolates between the two nearest values. */
function quantile(sorted: number[], part: number): number {
  const place = (sorted.length - 1) * part;
  const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]] as [number, number];
  return below + (above - below) * (place % 1);
}

export function median(values: number[]): number {
  return spread(values).median;
}

/** Each value divided by that of the same round. */
export function ratios(values: number[], references: number[]): number[] {
  return values.map((value, round) => value / (references[round] as number));
}

/** Each value minus that of the same round. */
export function differences(values: number[], references: number[]): number[] {
  return values.map((value, round) => value - (references[round] as number));
}
