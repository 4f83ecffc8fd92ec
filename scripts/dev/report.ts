import { stripVTControlCharacters, styleText } from "node:util";

export type StageName = "spec" | "types" | "tests";

export type Print = (line: string) => void;

/** The line of a stage that found nothing wrong. */
export function passed(stage: StageName, text: string): string {
  return line("✓", stage, text);
}

/** The line of a stage that found problems: the first one, and how many more there are. */
export function failed(stage: StageName, [first = "failed", ...more]: string[]): string {
  return line("✗", stage, more.length > 0 ? `${first} (+${more.length} more)` : first);
}

/** The line of a stage that has something to say, but no result. */
export function note(stage: StageName, text: string): string {
  return line("·", stage, text);
}

export function isFailure(line: string): boolean {
  return line.startsWith("✗");
}

export function stageOf(line: string): string | undefined {
  return line.split(" ")[1];
}

/** The message of an error, with paths relative to the root of the repository. */
export function errorText(error: unknown, root: string): string {
  const { message } = Object(error) as { message?: unknown };
  return String(message || error).replaceAll(root, "");
}

export function duration(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

const colors = { "✓": "green", "✗": "red", "·": "yellow" } as const;

/** Writes a line to the terminal, its mark in color if there are colors. */
export function print(line: string): void {
  const mark = line.slice(0, 1) as keyof typeof colors;
  const isColorful = process.stdout.isTTY && process.stdout.hasColors();
  process.stdout.write(`${isColorful ? styleText(colors[mark], mark) : mark}${line.slice(1)}\n`);
}

function line(mark: keyof typeof colors, stage: StageName, text: string): string {
  // Compilers draw boxes around code.
  const flat = stripVTControlCharacters(text)
    .replaceAll(/[\s\u2500-\u257f]+/g, " ")
    .trim();
  return `${mark} ${stage.padEnd(6)} ${flat}`;
}
