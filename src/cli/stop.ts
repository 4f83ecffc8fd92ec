export type StopReason = "interrupted" | "unauthorized" | "closed";

/** Ends a run before all is done, once, for one reason. */
export interface Stop {
  readonly signal: AbortSignal;
  readonly reason: StopReason | undefined;
  now(reason: StopReason): void;
}

/** @param interrupted is aborted by Ctrl-C */
export function createStop(interrupted: AbortSignal): Stop {
  const controller = new AbortController();
  let stopped: StopReason | undefined;
  const now = (reason: StopReason) => {
    stopped ??= reason;
    controller.abort();
  };
  if (interrupted.aborted) now("interrupted");
  interrupted.addEventListener("abort", () => now("interrupted"));
  return {
    signal: controller.signal,
    get reason() {
      return stopped;
    },
    now,
  };
}
