/**
 * Characters that a reader does not see, or that reorder what one sees: control and format characters, line separators,
 * and the tags and variation selectors in which text for a model can be hidden. ZWNJ and ZWJ stay, because they spell
 * words and emoji.
 *
 * @see https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing
 */
const invisible = /(?![\u200c\u200d])[\x7f-\x9f\p{Cf}\p{Zl}\p{Zp}\u{e0000}-\u{e01ef}]/gu;

/** Escapes such characters in JSON, which parses to the same value. */
export function escapeInvisible(json: string): string {
  return json.replace(invisible, (character) =>
    character.replace(/[\s\S]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`),
  );
}
