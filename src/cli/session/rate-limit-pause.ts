import { sleep } from "../../http/abort.js";

/** Makes a whole run wait when the API rate-limits one of its requests. */
export interface RateLimitPause {
  /** Holds new requests back for at least this many milliseconds. */
  start(milliseconds: number): void;
  /** Resolves when requests may be sent; rejects with the signal's reason if it is aborted first. */
  waitUntilResumed(signal: AbortSignal): Promise<void>;
}

/** @param onPause called with the milliseconds when a pause begins, not when one is extended */
export function createRateLimitPause(onPause: (milliseconds: number) => void = () => {}): RateLimitPause {
  let resumesAt = 0;
  return {
    start(milliseconds) {
      const end = performance.now() + milliseconds;
      if (milliseconds <= 0 || end <= resumesAt) return;
      if (resumesAt <= performance.now()) onPause(milliseconds);
      resumesAt = end;
    },
    async waitUntilResumed(signal) {
      for (;;) {
        const remaining = resumesAt - performance.now();
        if (remaining <= 0) return;
        await sleep(remaining, signal);
      }
    },
  };
}
