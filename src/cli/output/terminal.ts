/** Colors and width of a terminal, and how untrusted text is made safe for it. */
import { styleText } from "node:util";
import type { Env, OutputStream } from "../context.js";
import { unsafeOnTerminal } from "./unsafe-characters.js";

export type Style = "bold" | "dim" | "red" | "green" | "yellow";
export type Colorize = (style: Style, text: string) => string;

/**
 * Returns a function that styles text for a stream, or leaves it as it is. `--no-color` and NO_COLOR override
 * FORCE_COLOR, which overrides what the stream is.
 *
 * @see https://no-color.org
 * @see https://force-color.org
 */
export function createColorize(stream: OutputStream, env: Env, enabled = true): Colorize {
  if (!enabled || !supportsColor(stream, env)) return (_style, text) => text;
  return (style, text) => styleText(style, text, { validateStream: false });
}

function supportsColor(stream: OutputStream, { NO_COLOR, FORCE_COLOR, TERM }: Env): boolean {
  if (NO_COLOR) return false;
  if (FORCE_COLOR) return !/^(0|false)$/.test(FORCE_COLOR);
  return Boolean(stream.isTTY) && TERM !== "dumb";
}

/** Columns that output may take: those of the terminal, else COLUMNS, else no limit, as in a pipe. */
export function outputWidth(stream: OutputStream, env: Env): number {
  const columns = Number(env["COLUMNS"]);
  if (stream.isTTY) return stream.columns || columns || 80;
  return columns > 0 ? columns : Number.POSITIVE_INFINITY;
}

/** Makes untrusted text safe to print on one line of a terminal. */
export function sanitizeForTerminal(text: string): string {
  return text.replace(unsafeOnTerminal, "\ufffd");
}

/** The same for text of several lines. */
export function sanitizeLines(text: string): string {
  return text.split("\n").map(sanitizeForTerminal).join("\n");
}
