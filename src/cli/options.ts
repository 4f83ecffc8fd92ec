import { InvalidArgumentError } from "commander";

/** A parser of flags that takes a whole number. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (/^\d+$/.test(text) && number >= least && number <= most) return number;
    throw new InvalidArgumentError(`It takes a whole number from ${least} to ${most}.`);
  };
}

/** Seconds, as milliseconds. */
export function seconds(text: string): number {
  const milliseconds = Number(text) * 1000;
  if (/^\d+(\.\d+)?$/.test(text) && milliseconds >= 1 && milliseconds <= 86_400_000) return milliseconds;
  throw new InvalidArgumentError("It takes a number of seconds, such as 30 or 2.5.");
}

export function collect(text: string, earlier: string[] = []): string[] {
  return [...earlier, text.trim().toLowerCase()];
}
