/**
 * Characters that untrusted text must not bring into an output. All sets contain what hides or reorders text; they
 * differ because the outputs do. (`src/http/redact.ts`, which must not import from here, flattens error messages.)
 */

/**
 * Replaced on a terminal: control, format and surrogate characters. They could move the cursor, change colors, or display
 * text in another order than it is written. Allowed are those that only join letters (ZWNJ, ZWJ) or spell regional flags,
 * because names look wrong without them.
 */
export const unsafeOnTerminal = /(?!\u200c|\u200d|[\u{e0020}-\u{e007f}])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** Replaced in Markdown: the same without exceptions, and runs as one, because a cell of a table must stay short. */
export const unsafeInMarkdown = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu;

/**
 * Escaped in JSON, so that nothing is lost: what acts on a terminal or ends a line. `JSON.stringify` escapes the other
 * control characters and lone surrogates itself.
 */
export const unsafeInJSON = /[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/**
 * Escaped for AI assistants: every character that a person does not see, but a model reads, or that reorders what a
 * person sees. These include the tags and variation selectors in which instructions can be hidden. ZWNJ and ZWJ stay,
 * because they spell words and emoji.
 *
 * @see https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing
 */
export const invisibleToPeople = /(?![\u200c\u200d])[\x7f-\x9f\p{Cf}\p{Zl}\p{Zp}\u{e0000}-\u{e01ef}]/gu;
