import { stripVTControlCharacters, styleText } from "node:util";

export type StageName = "spec" | "types" | "tests";

export type Print = (line: string) => void;

/** The line of a stage that found nothing wrong. */
export function passed(stage: StageName, text: string): string {
  return line("✓", stage, text);
}

/** The line of a stage that found problems: the first of them, and how many more there are. */
export function failed(stage: StageName, [first = "failed", ...more]: string[]): string {
  return line("✗", stage, more.length > 0 ? `${first} (+${more.length} more)` : first);
}

/** What a thrown value or an error from another process has to say, with paths as a person at the root of the repository would type them. */
export function errorText(error: unknown, root: string): string {
  const { message } = Object(error) as { message?: unknown };
  return String(message || error).replaceAll(root, "");
}

export function duration(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

/** Writes a line to the terminal, its mark in colour where there is any. */
export function print(line: string): void {
  const colour = line.startsWith("✓") ? "green" : "red";
  const colourful = process.stdout.isTTY && process.stdout.hasColors();
  process.stdout.write(`${colourful ? styleText(colour, line.slice(0, 1)) : line.slice(0, 1)}${line.slice(1)}\n`);
}

function line(mark: string, stage: StageName, text: string): string {
  // Compilers draw boxes around code.
  const flat = stripVTControlCharacters(text)
    .replaceAll(/[\s\u2500-\u257f]+/g, " ")
    .trim();
  return `${mark} ${stage.padEnd(6)} ${flat}`;
}
