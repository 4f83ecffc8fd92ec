import { sleep } from "../http/abort.js";

/** What all requests of a run pass: when the API asks one of them to wait, all wait. */
export interface Gate {
  /** Keeps it closed for so many milliseconds from now at least. */
  close(milliseconds: number): void;
  /** Resolves when it is open; rejects with the signal's reason when that is aborted first. */
  open(signal: AbortSignal): Promise<void>;
}

/** @param onClose is told the milliseconds for which the gate is newly closed */
export function createGate(onClose: (milliseconds: number) => void = () => {}): Gate {
  let until = 0;
  return {
    close(milliseconds) {
      const end = performance.now() + milliseconds;
      if (milliseconds <= 0 || end <= until) return;
      if (until < performance.now()) onClose(milliseconds);
      until = end;
    },
    async open(signal) {
      for (;;) {
        const left = until - performance.now();
        if (left <= 0) return;
        await sleep(left, signal);
      }
    },
  };
}
