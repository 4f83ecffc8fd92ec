/** The longest that a timer can hold; beyond it, it fires at once. */
const longestTimer = 2 ** 31 - 1;

/** Runs a task that gets a signal, and settles at the latest when the time is over or the caller aborts. */
export function within<T>(
  milliseconds: number,
  signal: AbortSignal | undefined,
  timeoutError: () => Error,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const controller = new AbortController();
    const settle =
      <V>(finish: (value: V) => void) =>
      (value: V) => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", abort);
        finish(value);
      };
    const stop = (reason: unknown) => {
      settle(reject)(reason);
      controller.abort(reason);
    };
    const abort = () => stop(signal?.reason);
    const timer = setTimeout(() => stop(timeoutError()), Math.min(milliseconds, longestTimer));
    signal?.addEventListener("abort", abort);
    run(controller.signal).then(settle(resolve), settle(reject));
  });
}

/** Waits, or rejects with the signal's reason as soon as it is aborted. */
export function sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return within(
    Number.POSITIVE_INFINITY,
    signal,
    Error,
    (ended) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, Math.min(milliseconds, longestTimer));
        ended.addEventListener("abort", () => clearTimeout(timer));
      }),
  );
}
