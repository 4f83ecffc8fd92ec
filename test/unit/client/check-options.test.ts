import { describe, expect, onTestFinished, test, vi } from "vitest";
import {
  normalizeBaseUrl,
  normalizeLimitsAndHeaders,
  normalizeRequestOptions,
} from "../../../src/client/check-options.ts";

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
  ])("throws %j for %j", (message, options) => {
    expect(() => normalizeLimitsAndHeaders(options)).toThrow(TypeError);
    expect(() => normalizeLimitsAndHeaders(options)).toThrow(message);
  });
});

test("normalizeRequestOptions rejects an option that no call has", () => {
  expect(() => normalizeRequestOptions({ limit: 5 } as object, "listThings")).toThrow(
    new TypeError(
      'listThings has no option "limit". Known: timeout, totalTimeout, maxRetries, maxRetryAfter, headers, signal',
    ),
  );
});
