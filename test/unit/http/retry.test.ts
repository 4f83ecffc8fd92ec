import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type FailedAttempt, isIdempotent, parseRetryAfter, retryDelay } from "../../../src/http/retry.ts";

const failed: FailedAttempt = {
  attempt: 1,
  maxRetries: 1,
  retryAfterMs: undefined,
  maxRetryAfter: 60_000,
  remaining: 60_000,
};

test("isIdempotent accepts the idempotent methods of RFC 9110", () => {
  const methods = ["GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE", "POST", "PATCH", "CONNECT", "get", "XGET"];
  expect(methods.filter(isIdempotent)).toEqual(["GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"]);
});

describe("retryDelay", () => {
  test.each<[string, Partial<FailedAttempt>, number, number | undefined]>([
    ["waits at least an eighth of a second first", {}, 0, 125],
    ["waits at most half a second first", {}, 1, 500],
    ["doubles the longest wait", { attempt: 2, maxRetries: 9 }, 1, 1000],
    ["doubles the shortest wait", { attempt: 2, maxRetries: 9 }, 0, 250],
    ["waits up to 8 s before the fifth retry", { attempt: 5, maxRetries: 9 }, 1, 8000],
    ["never waits longer than 8 s", { attempt: 9, maxRetries: 9 }, 1, 8000],
    ["never waits less than 2 s once the backoff is 8 s", { attempt: 9, maxRetries: 9 }, 0, 2000],
    ["stops when no retry is left", { attempt: 2 }, 1, undefined],
    ["stops when retries are off", { maxRetries: 0 }, 1, undefined],
    ["obeys the server", { retryAfterMs: 7000 }, 1, 7000],
    ["retries immediately if the server says so", { retryAfterMs: 0 }, 1, 0],
    ["obeys the server up to maxRetryAfter", { retryAfterMs: 60_000, remaining: 60_001 }, 1, 60_000],
    [
      "stops when the server asks for more than maxRetryAfter",
      { retryAfterMs: 60_001, remaining: 90_000 },
      1,
      undefined,
    ],
    ["does not apply maxRetryAfter to its own backoff", { maxRetryAfter: 0 }, 1, 500],
    ["stops when the wait would outlast the call", { remaining: 500 }, 1, undefined],
    ["waits when the wait just fits into the call", { remaining: 501 }, 1, 500],
    ["stops when the server's wait would outlast the call", { retryAfterMs: 7000, remaining: 7000 }, 1, undefined],
  ])("%s", (_, change, random, delay) => {
    expect(retryDelay({ ...failed, ...change }, () => random)).toBe(delay);
  });

  test("always waits between 125 ms and 8 s", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, random) => {
        const delay = retryDelay({ ...failed, attempt, maxRetries: 60 }, () => random) as number;
        expect(delay).toBeGreaterThanOrEqual(125);
        expect(delay).toBeLessThanOrEqual(8000);
      }),
    );
  });

  test("uses random jitter by default", () => {
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
    ["Wed, 31 Dec 2025 23:59:59 GMT", undefined],
    ["Thu, 01 Jan 2026 00:00:00 GMT", undefined],
    ["", undefined],
    ["-1", undefined],
    ["-5", undefined],
    ["1.5", undefined],
    ["1e3", undefined],
    ["1 s", undefined],
    ["soon", undefined],
    ["on Thu, 01 Jan 2026 00:00:30 GMT", undefined],
    ["2026-01-01", undefined],
    ["Thu, 99 Jan 2026 00:00:30 GMT", undefined],
  ])("parses %j as %j", (header, delay) => {
    expect(parseRetryAfter(header, now)).toBe(delay);
  });

  test("parses any HTTP date in the future", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 31 }), (seconds) => {
        expect(parseRetryAfter(new Date(now + seconds * 1000).toUTCString(), now)).toBe(seconds * 1000);
      }),
    );
  });

  test("never returns a negative wait or NaN", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (header) => {
        expect(parseRetryAfter(header, now) ?? 0).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
