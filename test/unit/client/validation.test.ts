import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkBaseURL, checkCallOptions, checkKey, fillPath } from "../../../src/client/validation.ts";

describe("checkKey", () => {
  test.each([["key"], [" key\n"], ["\u00a0key\ufeff"]])("takes %j without the white space around it", (key) => {
    expect(checkKey(key)).toBe("key");
  });

  test("takes all of visible ASCII", () => {
    expect(checkKey("!~")).toBe("!~");
  });

  test.each<[unknown, string]>([
    [undefined, "apiKey is missing. Make a key"],
    ["", "apiKey is empty"],
    [" \u00a0", "apiKey is empty"],
    [null, "apiKey must be a string or a function, not null"],
    [1, "not number"],
    [["key"], "not array"],
    ["secret key", "U+0020 as character 7"],
    ["\u200bkey", "U+200B as character 1"],
    ["secret\u007f", "U+007F as character 7"],
    ["sécret", "U+00E9 as character 2"],
    ["se😀cret", "U+1F600 as character 3"],
  ])("refuses %j", (key, message) => {
    expect(() => checkKey(key)).toThrow(TypeError);
    expect(() => checkKey(key)).toThrow(message);
  });

  test("does not tell the key", () => {
    let message = "";
    try {
      checkKey("secret\nkey");
    } catch (error) {
      message = String(error);
    }
    expect(message).toContain("U+000A as character 7");
    expect(message).not.toMatch(/secret/);
  });
});

describe("checkBaseURL", () => {
  test.each([
    ["https://api.asters.ai/api/external/v1.0", "https://api.asters.ai/api/external/v1.0"],
    ["https://api.asters.ai/api/external/v1.0/", "https://api.asters.ai/api/external/v1.0"],
    ["https://proxy.test//", "https://proxy.test"],
    ["HTTPS://Proxy.Test:443/a", "https://proxy.test/a"],
    ["http://localhost:4010", "http://localhost:4010"],
    ["http://api.localhost", "http://api.localhost"],
    ["http://127.10.20.30:1/x", "http://127.10.20.30:1/x"],
    ["http://[::1]:1", "http://[::1]:1"],
  ])("takes %s", (baseUrl, expected) => {
    expect(checkBaseURL(baseUrl)).toBe(expected);
  });

  test.each<[unknown, string]>([
    ["api.asters.ai", "not a URL"],
    ["", "not a URL"],
    [1, "not a URL"],
    [new URL("https://api.asters.ai"), "not a URL"],
    ["https://user@api.asters.ai", "a user name, a password"],
    ["https://:secret@api.asters.ai", "a user name, a password"],
    ["https://api.asters.ai?a=1", "a query or a fragment"],
    ["https://api.asters.ai#", "a query or a fragment"],
    ["http://api.asters.ai/v1", "must be https, since the key goes there: http://api.asters.ai."],
    ["http://127.0.0.1.asters.ai", "must be https"],
    ["http://localhost.asters.ai", "must be https"],
    ["http://notlocalhost", "must be https"],
    ["ftp://localhost", "must be https"],
  ])("refuses %j", (baseUrl, message) => {
    expect(() => checkBaseURL(baseUrl)).toThrow(TypeError);
    expect(() => checkBaseURL(baseUrl)).toThrow(message);
  });
});

describe("fillPath", () => {
  const path = "/workspaces/{workspace_id}/socialAccounts";

  test.each([
    ["663b3db7522ef4893db24536", "663b3db7522ef4893db24536"],
    ["a/b?c#d", "a%2Fb%3Fc%23d"],
    ["%2e%2e", "%252e%252e"],
    ["...", "..."],
    ["$& 😀", "%24%26%20%F0%9F%98%80"],
    ["x".repeat(256), "x".repeat(256)],
  ])("keeps %j in one segment", (value, segment) => {
    expect(fillPath(path, { workspace_id: value })).toBe(`/workspaces/${segment}/socialAccounts`);
  });

  test("fills in every parameter, and takes a path that has none", () => {
    expect(fillPath("/{a}/x/{b}", { a: "1", b: "2" })).toBe("/1/x/2");
    expect(fillPath("/x", {})).toBe("/x");
  });

  test("any text that is no dot segment stays one segment, and is the text when decoded", () => {
    const texts = fc.string({ unit: "binary", minLength: 1, maxLength: 128 });
    fc.assert(
      fc.property(texts, (text) => {
        fc.pre(text.trim() !== "" && text !== "." && text !== "..");
        const { pathname } = new URL(`https://api.test${fillPath("/w/{id}/s", { id: text })}`);
        const [, first, segment, last, ...more] = pathname.split("/");
        expect([first, decodeURIComponent(segment as string), last, more]).toEqual(["w", text, "s", []]);
      }),
    );
  });

  test.each<[unknown, string]>([
    ["", "workspace_id is empty"],
    [" \t", "workspace_id is empty"],
    [".", 'workspace_id is "."'],
    ["..", 'workspace_id is ".."'],
    [undefined, "workspace_id must be a string, not undefined"],
    [null, "not null"],
    [12, "not number"],
    [["a"], "not array"],
    ["x".repeat(257), "has 257 characters, more than 256"],
    ["a\ud800", "half of a surrogate pair"],
    ["\udc00a", "half of a surrogate pair"],
  ])("refuses %j", (value, message) => {
    expect(() => fillPath(path, { workspace_id: value })).toThrow(TypeError);
    expect(() => fillPath(path, { workspace_id: value })).toThrow(message);
  });
});

describe("checkCallOptions", () => {
  test("gives the headers in lower case", () => {
    expect(checkCallOptions({ headers: { Prefer: "code=500", "x-a": "" } })).toEqual({ prefer: "code=500", "x-a": "" });
  });

  test("takes headers whose names hold that of the key", () => {
    const headers = { "my-x-api-key": "a", "x-api-key-id": "b" };
    expect(checkCallOptions({ headers })).toEqual(headers);
  });

  test("takes no options, and every valid one", () => {
    expect(checkCallOptions({})).toEqual({});
    expect(checkCallOptions({ timeout: 0.5, totalTimeout: Number.POSITIVE_INFINITY, maxRetries: 0 })).toEqual({});
    expect(checkCallOptions({ timeout: undefined, headers: undefined, maxRetries: undefined })).toEqual({});
  });

  test.each<[string, object]>([
    ["timeout must be", { timeout: 0 }],
    ["timeout must be", { timeout: "1" }],
    ["timeout must be", { timeout: Number.NaN }],
    ["totalTimeout must be", { totalTimeout: -1 }],
    ["maxRetries must be", { maxRetries: -1 }],
    ["maxRetries must be", { maxRetries: 1.5 }],
    ["maxRetries must be", { maxRetries: null }],
    ["pass the key as apiKey", { headers: { "X-API-Key": "secret" } }],
    ['"a b" has a name', { headers: { "a b": "c" } }],
    ['"" has a name', { headers: { "": "c" } }],
    ["that HTTP does not allow", { headers: { a: "b\r\nc: d" } }],
    ["that HTTP does not allow", { headers: { a: "€" } }],
    ["that HTTP does not allow", { headers: { a: 1 } }],
  ])("refuses with %j: %j", (message, options) => {
    expect(() => checkCallOptions(options)).toThrow(TypeError);
    expect(() => checkCallOptions(options)).toThrow(message);
  });
});
