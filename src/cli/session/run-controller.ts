import type { CommandContext } from "../context.js";

export type StopReason = "interrupted" | "unauthorized" | "output closed";

/** Stops a run early. Only the first reason counts. */
export interface RunController {
  readonly signal: AbortSignal;
  readonly reason: StopReason | undefined;
  abort(reason: StopReason): void;
}

/** Makes a controller that also stops on Ctrl-C and when standard output can no longer be written. */
export function createRunController({ signal, output }: Pick<CommandContext, "signal" | "output">): RunController {
  const controller = new AbortController();
  let stopReason: StopReason | undefined;
  const abort = (reason: StopReason) => {
    stopReason ??= reason;
    controller.abort();
  };
  if (signal.aborted) abort("interrupted");
  signal.addEventListener("abort", () => abort("interrupted"));
  output.onFailure(() => abort("output closed"));
  return {
    signal: controller.signal,
    get reason() {
      return stopReason;
    },
    abort,
  };
}
