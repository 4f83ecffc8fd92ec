import { styleText } from "node:util";
import type { IO, Output } from "./io.js";

export type Style = "bold" | "dim" | "red" | "green" | "yellow";
export type Paint = (style: Style, text: string) => string;

/**
 * What colours a text for a stream, or leaves it as it is: `--no-color` and NO_COLOR go before FORCE_COLOR, that before
 * what the stream is.
 *
 * @see https://no-color.org
 * @see https://force-color.org
 */
export function createPaint(stream: Output, env: IO["env"], wanted = true): Paint {
  if (!wanted || !hasColour(stream, env)) return (_style, text) => text;
  return (style, text) => styleText(style, text, { validateStream: false });
}

function hasColour(stream: Output, { NO_COLOR, FORCE_COLOR, TERM }: IO["env"]): boolean {
  if (NO_COLOR) return false;
  if (FORCE_COLOR) return !/^(0|false)$/.test(FORCE_COLOR);
  return Boolean(stream.isTTY) && TERM !== "dumb";
}
