import { stripVTControlCharacters } from "node:util";
import type { Installed } from "./installed.ts";

export interface Shown {
  code: number;
  /** All that the command has written to the terminal, both streams. */
  output: string;
  /** The same as it stands there, without colours and without what a bar has drawn over. */
  lines: string[];
}

/** Runs a line in a pseudo-terminal, which util-linux's `script` makes. */
export async function inTerminal(
  { shell }: Installed,
  line: string,
  env: Record<string, string>,
  columns = 80,
): Promise<Shown> {
  const LINE = `stty cols ${columns} rows 24; ${line}`;
  const { ended } = shell('script --quiet --return --command "$LINE" /dev/null', { TERM: "xterm", ...env, LINE });
  const { code, stdout, stderr } = await ended;
  if (code === null || stderr) throw new Error(`script, of util-linux, has failed: ${stderr}`);
  const output = stdout.replaceAll("\r\n", "\n");
  return { code, output, lines: output.split("\n").map(standing).slice(0, -1) };
}

/** Each drawing of a bar begins with a carriage return, and clears what is behind it. */
function standing(line: string): string {
  return stripVTControlCharacters(line.split("\r").pop() as string);
}
