import fc from "fast-check";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import {
  normalizeBaseUrl,
  normalizeCallOptions,
  normalizeLimitsAndHeaders,
  serializePath,
} from "../../../src/client/validation.ts";

describe("normalizeBaseUrl", () => {
  test.each([
    ["https://api.asters.ai/api/external/v1.0", "https://api.asters.ai/api/external/v1.0"],
    ["https://api.asters.ai/api/external/v1.0/", "https://api.asters.ai/api/external/v1.0"],
    ["https://proxy.test//", "https://proxy.test"],
    ["HTTPS://Proxy.Test:443/a", "https://proxy.test/a"],
    ["http://localhost:4010", "http://localhost:4010"],
    ["http://api.localhost", "http://api.localhost"],
    ["http://127.10.20.30:1/x", "http://127.10.20.30:1/x"],
    ["http://[::1]:1", "http://[::1]:1"],
  ])("accepts %s", (baseUrl, expected) => {
    expect(normalizeBaseUrl(baseUrl)).toBe(expected);
  });

  test.each<[unknown, string]>([
    ["api.asters.ai", "not a URL"],
    ["", "not a URL"],
    [1, "not a URL"],
    [new URL("https://api.asters.ai"), "not a URL"],
    ["https://user@api.asters.ai", "a user name, password"],
    ["https://:secret@api.asters.ai", "a user name, password"],
    ["https://api.asters.ai?a=1", "query or fragment"],
    ["https://api.asters.ai#", "query or fragment"],
    ["http://api.asters.ai/v1", "must be https, because the API key is sent there: http://api.asters.ai."],
    ["http://127.0.0.1.asters.ai", "must be https"],
    ["http://localhost.asters.ai", "must be https"],
    ["http://notlocalhost", "must be https"],
    ["ftp://localhost", "must be https"],
  ])("rejects %j", (baseUrl, message) => {
    expect(() => normalizeBaseUrl(baseUrl)).toThrow(TypeError);
    expect(() => normalizeBaseUrl(baseUrl)).toThrow(message);
  });

  test("works where there is no URL.canParse, as in the jsdom of Jest 29", () => {
    vi.stubGlobal(
      "URL",
      class extends URL {
        static override canParse = undefined as never;
      },
    );
    onTestFinished(() => void vi.unstubAllGlobals());
    expect(normalizeBaseUrl("https://proxy.test/")).toBe("https://proxy.test");
  });
});

describe("serializePath", () => {
  const path = "/workspaces/{workspace_id}/socialAccounts";

  test.each([
    ["663b3db7522ef4893db24536", "663b3db7522ef4893db24536"],
    ["a/b?c#d", "a%2Fb%3Fc%23d"],
    ["%2e%2e", "%252e%252e"],
    ["...", "..."],
    [12, "12"],
    ["$& 😀", "%24%26%20%F0%9F%98%80"],
    ["x".repeat(256), "x".repeat(256)],
  ])("keeps %j in one segment", (value, segment) => {
    expect(serializePath(path, { workspace_id: value })).toBe(`/workspaces/${segment}/socialAccounts`);
  });

  test("fills in every parameter; a path without any stays as it is", () => {
    expect(serializePath("/{a}/x/{b}", { a: "1", b: "2" })).toBe("/1/x/2");
    expect(serializePath("/x", {})).toBe("/x");
  });

  test("any text but a dot segment stays one segment and decodes to the same text", () => {
    const texts = fc.string({ unit: "binary", minLength: 1, maxLength: 128 });
    fc.assert(
      fc.property(texts, (text) => {
        fc.pre(text.trim() !== "" && text !== "." && text !== "..");
        const { pathname } = new URL(`https://api.test${serializePath("/w/{id}/s", { id: text })}`);
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
    [1.5, "not number"],
    [2 ** 53, "not number"],
    [["a"], "not array"],
    ["x".repeat(257), "has 257 characters; the maximum is 256"],
    ["a\ud800", "an unpaired surrogate"],
    ["\udc00a", "an unpaired surrogate"],
  ])("rejects %j", (value, message) => {
    expect(() => serializePath(path, { workspace_id: value })).toThrow(TypeError);
    expect(() => serializePath(path, { workspace_id: value })).toThrow(message);
  });
});

describe("normalizeLimitsAndHeaders", () => {
  test("returns the headers with names in lower case", () => {
    expect(normalizeLimitsAndHeaders({ headers: { Prefer: "code=500", "x-a": "" } })).toEqual({
      prefer: "code=500",
      "x-a": "",
    });
  });

  test("accepts names that contain the name of the key header", () => {
    const headers = { "my-x-api-key": "a", "x-api-key-id": "b" };
    expect(normalizeLimitsAndHeaders({ headers })).toEqual(headers);
  });

  test("accepts no options, and every valid one", () => {
    expect(normalizeLimitsAndHeaders({})).toEqual({});
    expect(
      normalizeLimitsAndHeaders({
        timeout: 0.5,
        totalTimeout: Number.POSITIVE_INFINITY,
        maxRetries: 0,
        maxRetryAfter: 0,
      }),
    ).toEqual({});
    expect(normalizeLimitsAndHeaders({ timeout: undefined, headers: undefined, maxRetries: undefined })).toEqual({});
  });

  test.each<[string, object]>([
    ["timeout must be", { timeout: 0 }],
    ["timeout must be", { timeout: "1" }],
    ["timeout must be", { timeout: Number.NaN }],
    ["totalTimeout must be", { totalTimeout: -1 }],
    ["maxRetries must be", { maxRetries: -1 }],
    ["maxRetries must be", { maxRetries: 1.5 }],
    ["maxRetries must be", { maxRetries: null }],
    ["maxRetryAfter must be", { maxRetryAfter: -1 }],
    ["maxRetryAfter must be", { maxRetryAfter: "1" }],
    ["maxRetryAfter must be", { maxRetryAfter: Number.NaN }],
    ["pass the key as apiKey", { headers: { "X-API-Key": "secret" } }],
    ['"a b" has a name', { headers: { "a b": "c" } }],
    ['"" has a name', { headers: { "": "c" } }],
    ["that HTTP does not allow", { headers: { a: "b\r\nc: d" } }],
    ["that HTTP does not allow", { headers: { a: "€" } }],
    ["that HTTP does not allow", { headers: { a: 1 } }],
  ])("says %j about %j", (message, options) => {
    expect(() => normalizeLimitsAndHeaders(options)).toThrow(TypeError);
    expect(() => normalizeLimitsAndHeaders(options)).toThrow(message);
  });
});

test("normalizeCallOptions rejects an option that no call has", () => {
  expect(() => normalizeCallOptions({ limit: 5 } as object, "listThings")).toThrow(
    new TypeError(
      'listThings has no option "limit". Known: timeout, totalTimeout, maxRetries, maxRetryAfter, headers, signal',
    ),
  );
});
