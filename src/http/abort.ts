/** The longest that a timer can hold; beyond it, it fires at once. */
const longestTimer = 2 ** 31 - 1;

/** All who wait for one signal. Were each a listener of its own, Node.js would warn of a leak at the eleventh. */
class Waiting {
  readonly callbacks = new Set<() => void>();

  handleEvent(): void {
    for (const callback of this.callbacks) callback();
  }
}

const waiting = new WeakMap<AbortSignal, Waiting>();

/** Calls back when the signal is aborted; what it gives calls that off. */
function onAbort(signal: AbortSignal | undefined, callback: () => void): () => void {
  if (!signal) return () => {};
  const all = waiting.get(signal) ?? new Waiting();
  waiting.set(signal, all);
  // Adds nothing where it is a listener already.
  signal.addEventListener("abort", all);
  all.callbacks.add(callback);
  return () => {
    all.callbacks.delete(callback);
    if (all.callbacks.size === 0) signal.removeEventListener("abort", all);
  };
}

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
        forget();
        finish(value);
      };
    const stop = (reason: unknown) => {
      settle(reject)(reason);
      controller.abort(reason);
    };
    const forget = onAbort(signal, () => stop(signal?.reason));
    const timer = setTimeout(() => stop(timeoutError()), Math.min(milliseconds, longestTimer));
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
