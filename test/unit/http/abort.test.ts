import { getEventListeners } from "node:events";
import { afterEach, describe, expect, test, vi } from "vitest";
import { abortReason, sleep, withTimeout } from "../../../src/http/abort.ts";

const late = () => new Error("late");
const never = new Promise<never>(() => {});

afterEach(() => void vi.useRealTimers());

describe("withTimeout", () => {
  test("resolves with the result of the task", async () => {
    expect(await withTimeout(1000, undefined, late, async () => 1)).toBe(1);
  });

  test("rejects with the error of the task", async () => {
    const error = new Error("broken");
    await expect(withTimeout(1000, undefined, late, () => Promise.reject(error))).rejects.toBe(error);
  });

  test("ends a task that takes too long and aborts its signal with the same error", async () => {
    let inner: AbortSignal | undefined;
    const run = withTimeout(1, undefined, late, (signal) => {
      inner = signal;
      return never;
    });
    await expect(run).rejects.toThrow("late");
    expect(inner?.reason).toEqual(late());
  });

  test("rejects with the caller's reason as soon as the caller aborts", async () => {
    const caller = new AbortController();
    let inner: AbortSignal | undefined;
    const run = withTimeout(60_000, caller.signal, late, (signal) => {
      inner = signal;
      return never;
    });
    const reason = { mine: true };
    caller.abort(reason);
    await expect(run).rejects.toBe(reason);
    expect(inner?.reason).toBe(reason);
  });

  test("does not start after an abort", async () => {
    const task = vi.fn();
    const reason = new Error("before");
    await expect(withTimeout(1000, AbortSignal.abort(reason), late, task)).rejects.toBe(reason);
    expect(task).not.toHaveBeenCalled();
  });

  test.each([
    ["success", async () => 1],
    ["failure", () => Promise.reject(new Error("broken"))],
  ])("leaves no listener and no timer behind after a %s", async (_, task) => {
    vi.useFakeTimers();
    const { signal } = new AbortController();
    await withTimeout<unknown>(1000, signal, late, task).catch(() => {});
    expect(getEventListeners(signal, "abort")).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("shares one listener among all that wait for a signal", async () => {
    const caller = new AbortController();
    const runs = Array.from({ length: 20 }, () => withTimeout(60_000, caller.signal, late, () => never));
    const done = withTimeout(60_000, caller.signal, late, async () => 1);
    expect(getEventListeners(caller.signal, "abort")).toHaveLength(1);
    expect(await done).toBe(1);
    expect(getEventListeners(caller.signal, "abort")).toHaveLength(1);
    caller.abort("enough");
    expect(await Promise.allSettled(runs)).toEqual(runs.map(() => ({ status: "rejected", reason: "enough" })));
    expect(getEventListeners(caller.signal, "abort")).toEqual([]);
  });

  test.each([2 ** 31, Number.POSITIVE_INFINITY])(
    "waits for %d ms, longer than a timer can hold",
    async (milliseconds) => {
      vi.useFakeTimers();
      const settled = vi.fn();
      withTimeout(milliseconds, undefined, late, () => never).catch(settled);
      await vi.advanceTimersByTimeAsync(2 ** 31 - 2);
      expect(settled).not.toHaveBeenCalled();
    },
  );
});

describe("sleep", () => {
  test("waits for the given time and leaves no listener behind", async () => {
    vi.useFakeTimers();
    const { signal } = new AbortController();
    const woken = vi.fn();
    const sleeping = sleep(500, signal).then(woken);
    await vi.advanceTimersByTimeAsync(499);
    expect(woken).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await sleeping;
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  test("rejects immediately with the caller's reason and leaves no timer behind", async () => {
    vi.useFakeTimers();
    const caller = new AbortController();
    const sleeping = sleep(60_000, caller.signal);
    const reason = new Error("enough");
    caller.abort(reason);
    await expect(sleeping).rejects.toBe(reason);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("does not start after an abort", async () => {
    const reason = new Error("before");
    await expect(sleep(60_000, AbortSignal.abort(reason))).rejects.toBe(reason);
  });
});

test("abortReason returns the reason as it is, and an AbortError where a polyfill has none", () => {
  expect(abortReason(AbortSignal.abort(null))).toBeNull();
  const polyfilled = { aborted: true } as AbortSignal;
  expect(abortReason(polyfilled)).toMatchObject({ name: "AbortError" });
});
