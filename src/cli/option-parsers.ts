import { type Argument, InvalidArgumentError, type Option } from "commander";

/** Returns a parser for options that take an integer. */
export function parseInteger(min: number, max: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (/^\d+$/.test(text) && number >= min && number <= max) return number;
    throw new InvalidArgumentError(`Expected an integer from ${min} to ${max}.`);
  };
}

/** Parses seconds, and returns milliseconds. */
export function parseSeconds(text: string): number {
  const milliseconds = Number(text) * 1000;
  if (/^\d+(\.\d+)?$/.test(text) && milliseconds >= 1 && milliseconds <= 86_400_000) return milliseconds;
  throw new InvalidArgumentError("Expected a number of seconds from 0.001 to 86400, such as 30 or 2.5.");
}

/** Collects the values of a repeatable option. */
export function collect(text: string, earlier: string[] = []): string[] {
  return [...earlier, text];
}

/** Collects the values of a repeatable option, trimmed and in lower case. */
export function collectLowerCase(text: string, earlier: string[] = []): string[] {
  return [...earlier, text.trim().toLowerCase()];
}

/** Values that completion offers for an option or argument that also takes others. */
export const suggestions = new WeakMap<Option | Argument, readonly string[]>();
