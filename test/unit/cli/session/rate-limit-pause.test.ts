import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createRateLimitPause, type RateLimitPause } from "../../../../src/cli/session/rate-limit-pause.ts";
import { rejection } from "../../../helpers/client.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const { signal } = new AbortController();

/** Waits for the pause to end, and returns when that was, in milliseconds from now. */
async function resumedAt(pause: RateLimitPause): Promise<number> {
  const start = performance.now();
  await pause.waitUntilResumed(signal);
  return performance.now() - start;
}

test("does not hold requests back unless paused", async () => {
  await createRateLimitPause().waitUntilResumed(signal);
  expect(vi.getTimerCount()).toBe(0);
});

test("resumes all waiting requests together, after the longest pause", async () => {
  const pause = createRateLimitPause();
  pause.start(20);
  pause.start(60);
  pause.start(5);
  const resumed = Promise.all([resumedAt(pause), resumedAt(pause)]);
  await vi.advanceTimersByTimeAsync(60);
  expect(await resumed).toEqual([60, 60]);
});

test("a longer pause also extends waits that have begun", async () => {
  const pause = createRateLimitPause();
  pause.start(10);
  const resumed = resumedAt(pause);
  pause.start(50);
  await vi.advanceTimersByTimeAsync(50);
  expect(await resumed).toBe(50);
});

test("reports the start of a pause but not its extension", async () => {
  const reported: number[] = [];
  const pause = createRateLimitPause((wait) => reported.push(wait));
  pause.start(10);
  pause.start(20);
  await vi.advanceTimersByTimeAsync(21);
  pause.start(0);
  pause.start(-1);
  expect(reported).toEqual([10]);
  pause.start(5);
  expect(reported).toEqual([10, 5]);
});

test("an abort ends the wait and leaves no timer", async () => {
  const pause = createRateLimitPause();
  pause.start(600_000);
  const reason = new Error("the run ends");
  const controller = new AbortController();
  const resumed = rejection(pause.waitUntilResumed(controller.signal));
  controller.abort(reason);
  expect(await resumed).toBe(reason);
  expect(vi.getTimerCount()).toBe(0);
});
