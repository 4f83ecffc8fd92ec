import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type FailedAttempt, isRetryable, parseRetryAfter, retryDelay } from "../../../src/http/retry.ts";

const failed: FailedAttempt = { attempt: 1, maxRetries: 1, retryAfter: undefined, remaining: 60_000 };

test("the statuses that may pass", () => {
  const all = Array.from({ length: 500 }, (_, index) => index + 100);
  expect(all.filter(isRetryable)).toEqual([408, 429, 500, 502, 503, 504]);
});

describe("retryDelay", () => {
  test.each<[string, Partial<FailedAttempt>, number | undefined]>([
    ["the first wait is up to 0.5 s", {}, 500],
    ["then it doubles", { attempt: 2, maxRetries: 9 }, 1000],
    ["and doubles", { attempt: 4, maxRetries: 9 }, 4000],
    ["up to 8 s", { attempt: 5, maxRetries: 9 }, 8000],
    ["and no further", { attempt: 9, maxRetries: 9 }, 8000],
    ["no retry is left", { attempt: 2 }, undefined],
    ["retries are off", { maxRetries: 0 }, undefined],
    ["the server asks for a wait", { retryAfter: 7000 }, 7000],
    ["the server asks for none", { retryAfter: 0 }, 0],
    ["the server asks for the longest that is obeyed", { retryAfter: 60_000, remaining: 60_001 }, 60_000],
    ["the server asks for longer", { retryAfter: 60_001, remaining: 120_000 }, undefined],
    ["the wait would outlast the call", { remaining: 500 }, undefined],
    ["the wait just fits into the call", { remaining: 501 }, 500],
    ["the wait that the server asks for would outlast the call", { retryAfter: 7000, remaining: 7000 }, undefined],
  ])("%s", (_, change, delay) => {
    expect(retryDelay({ ...failed, ...change }, () => 1)).toBe(delay);
  });

  test("jitter is full: any wait from none to the longest", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, random) => {
        const delay = retryDelay({ ...failed, attempt, maxRetries: 60 }, () => random) as number;
        expect(delay).toBe(random * Math.min(8000, 500 * 2 ** (attempt - 1)));
      }),
    );
  });

  test("is random by itself", () => {
    expect(new Set(Array.from({ length: 20 }, () => retryDelay(failed))).size).toBeGreaterThan(1);
  });
});

describe("parseRetryAfter", () => {
  const now = Date.UTC(2026, 0, 1);

  test.each<[string | null, number | undefined]>([
    [null, undefined],
    ["0", 0],
    ["120", 120_000],
    ["Thu, 01 Jan 2026 00:00:30 GMT", 30_000],
    ["Thursday, 01-Jan-26 00:00:30 GMT", 30_000],
    ["Thu Jan  1 00:00:30 2026 GMT", 30_000],
    ["Wed, 31 Dec 2025 23:59:59 GMT", 0],
    ["", undefined],
    ["-1", undefined],
    ["1.5", undefined],
    ["1e3", undefined],
    ["1 s", undefined],
    ["soon", undefined],
    ["on Thu, 01 Jan 2026 00:00:30 GMT", undefined],
    ["2026-01-01", undefined],
    ["Thu, 99 Jan 2026 00:00:30 GMT", undefined],
  ])("%j", (header, delay) => {
    expect(parseRetryAfter(header, now)).toBe(delay);
  });

  test("takes any date of HTTP to the second", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 }), (seconds) => {
        expect(parseRetryAfter(new Date(now + seconds * 1000).toUTCString(), now)).toBe(seconds * 1000);
      }),
    );
  });

  test("gives no wait that is negative or no number, whatever comes", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (header) => {
        expect(parseRetryAfter(header, now) ?? 0).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
