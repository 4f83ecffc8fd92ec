import { expect, test } from "vitest";
import { escapeInvisible } from "../../../../../src/cli/commands/mcp/transport.ts";

test.each([
  ["a right-to-left override", "\u202e"],
  ["a right-to-left isolate", "\u2067"],
  ["an Arabic letter mark", "\u061c"],
  ["a C1 control", "\u009b"],
  ["a line separator", "\u2028"],
  ["a zero-width space", "\u200b"],
  ["a byte order mark", "\ufeff"],
  ["a soft hyphen", "\u00ad"],
  ["a tag", "\u{e0041}"],
  ["a variation selector of the supplement", "\u{e0100}"],
])("escapes %s, and the JSON parses to the same value", (_, character) => {
  const json = escapeInvisible(JSON.stringify({ [`${character}key`]: `a${character}b` }));
  expect(json).not.toContain(character);
  expect(JSON.parse(json)).toEqual({ [`${character}key`]: `a${character}b` });
});

test.each(["é", "日本", "क्‍ष", "👩‍👧", "❤️"])("does not escape %s", (text) => {
  expect(escapeInvisible(JSON.stringify(text))).toBe(JSON.stringify(text));
});
