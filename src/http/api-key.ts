import { apiKeyHint } from "../../generated/constants.js";

/**
 * The API key without surrounding whitespace.
 *
 * @throws {TypeError} naming the position of a bad character, never the key
 */
export function normalizeApiKey(key: unknown): string {
  if (key === undefined || key === null) throw new TypeError(`apiKey is missing. ${apiKeyHint}`);
  if (typeof key !== "string") throw new TypeError(`apiKey must be a string or a function, not ${typeof key}`);
  const trimmed = key.trim();
  if (trimmed === "") throw new TypeError(`apiKey is empty. ${apiKeyHint}`);
  const position = trimmed.search(/[^\x21-\x7e]/);
  if (position >= 0) {
    const code = (trimmed.codePointAt(position) as number).toString(16).toUpperCase().padStart(4, "0");
    throw new TypeError(
      `apiKey contains an invalid character (U+${code}, position ${position + 1}). Copy the key again`,
    );
  }
  return trimmed;
}
