/** The longest delay a timer can hold; a longer one fires immediately. */
const maxTimerMs = 2 ** 31 - 1;

/** One shared abort listener per signal: Node.js warns (MaxListenersExceededWarning) at the eleventh. */
class AbortListeners {
  readonly callbacks = new Set<() => void>();

  handleEvent(): void {
    for (const callback of this.callbacks) callback();
  }
}

const listenersBySignal = new WeakMap<AbortSignal, AbortListeners>();

/** Runs `callback` on abort. Returns an unsubscribe function. */
export function onAbort(signal: AbortSignal | undefined, callback: () => void): () => void {
  if (!signal) return () => {};
  const listeners = listenersBySignal.get(signal) ?? new AbortListeners();
  listenersBySignal.set(signal, listeners);
  // Does nothing if it listens already.
  signal.addEventListener("abort", listeners);
  listeners.callbacks.add(callback);
  return () => {
    listeners.callbacks.delete(callback);
    if (listeners.callbacks.size === 0) signal.removeEventListener("abort", listeners);
  };
}

/** The signal's reason as it is; an `AbortError` for the signals of polyfills that have none. */
export function abortReason(signal: AbortSignal): unknown {
  return signal.reason === undefined ? new DOMException("This operation was aborted", "AbortError") : signal.reason;
}

/** Runs a task with a signal of its own, and settles no later than the timeout or the caller's abort. */
export function withTimeout<T>(
  milliseconds: number,
  signal: AbortSignal | undefined,
  createTimeoutError: () => Error,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(abortReason(signal));
    const controller = new AbortController();
    const settle =
      <V>(finish: (value: V) => void) =>
      (value: V) => {
        clearTimeout(timer);
        unsubscribe();
        finish(value);
      };
    const stop = (reason: unknown) => {
      settle(reject)(reason);
      controller.abort(reason);
    };
    const unsubscribe = onAbort(signal, () => stop(abortReason(signal as AbortSignal)));
    const timer = setTimeout(() => stop(createTimeoutError()), Math.min(milliseconds, maxTimerMs));
    run(controller.signal).then(settle(resolve), settle(reject));
  });
}

/** Waits, or rejects with the signal's reason as soon as it is aborted. */
export function sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(abortReason(signal));
    const wake = () => {
      unsubscribe();
      resolve();
    };
    const timer = setTimeout(wake, Math.min(milliseconds, maxTimerMs));
    const unsubscribe = onAbort(signal, () => {
      clearTimeout(timer);
      unsubscribe();
      reject(abortReason(signal as AbortSignal));
    });
  });
}
