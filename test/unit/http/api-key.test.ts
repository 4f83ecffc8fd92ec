import { describe, expect, test } from "vitest";
import { normalizeApiKey } from "../../../src/http/api-key.ts";

describe("normalizeApiKey", () => {
  test.each([["key"], [" key\n"], ["\u00a0key\ufeff"]])("trims %j", (key) => {
    expect(normalizeApiKey(key)).toBe("key");
  });

  test("accepts all visible ASCII", () => {
    expect(normalizeApiKey("!~")).toBe("!~");
  });

  test.each<[unknown, string]>([
    [undefined, "apiKey is missing. Create an API key"],
    ["", "apiKey is empty"],
    [" \u00a0", "apiKey is empty"],
    [null, "apiKey is missing"],
    [1, "not number"],
    [["key"], "not object"],
    ["secret key", "U+0020, position 7"],
    ["\u200bkey", "U+200B, position 1"],
    ["secret\u007f", "U+007F, position 7"],
    ["sécret", "U+00E9, position 2"],
    ["se😀cret", "U+1F600, position 3"],
  ])("rejects %j", (key, message) => {
    expect(() => normalizeApiKey(key)).toThrow(TypeError);
    expect(() => normalizeApiKey(key)).toThrow(message);
  });

  test("does not repeat the key", () => {
    let message = "";
    try {
      normalizeApiKey("secret\nkey");
    } catch (error) {
      message = String(error);
    }
    expect(message).toContain("U+000A, position 7");
    expect(message).not.toMatch(/secret/);
  });
});
