import { describe, expect, test } from "vitest";
import { normalizeLimitsAndHeaders, normalizeRequestOptions } from "../../../src/client/request-options.ts";

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
