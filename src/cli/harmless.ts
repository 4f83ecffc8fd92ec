/**
 * What could move a terminal's cursor, change its colours, or show a text in another order than it is written: control,
 * format and surrogate characters. Not those that only join letters (ZWNJ, ZWJ) or make up the flags of regions.
 */
const harmful = /(?!\u200c|\u200d|[\u{e0020}-\u{e007f}])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** A text from strangers, fit to be shown on one line of a terminal. */
export function harmless(text: string): string {
  return text.replace(harmful, "\ufffd");
}

/** The same for a text of several lines. */
export function harmlessLines(text: string): string {
  return text.split("\n").map(harmless).join("\n");
}
