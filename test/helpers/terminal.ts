import { stripVTControlCharacters } from "node:util";
import type { InstalledCommand } from "./install-command.ts";

export interface TerminalOutput {
  code: number;
  /** Everything that the command wrote to the terminal, both streams. */
  output: string;
  /** The lines that stay visible, without colors and overwritten progress bars. */
  lines: string[];
}

/** Runs a line in a pseudo-terminal created by util-linux's `script`. */
export async function inTerminal(
  { shell }: InstalledCommand,
  line: string,
  env: Record<string, string>,
  columns = 80,
): Promise<TerminalOutput> {
  const LINE = `stty cols ${columns} rows 24; ${line}`;
  const { ended } = shell('script --quiet --return --command "$LINE" /dev/null', { TERM: "xterm", ...env, LINE });
  const { code, stdout, stderr } = await ended;
  if (code === null || stderr) throw new Error(`script (util-linux) failed: ${stderr}`);
  const output = stdout.replaceAll("\r\n", "\n");
  return { code, output, lines: output.split("\n").map(visiblePart).slice(0, -1) };
}

/** Each drawing of a progress bar begins with a carriage return and clears the rest of the line. */
function visiblePart(line: string): string {
  return stripVTControlCharacters(line.split("\r").pop() as string);
}
