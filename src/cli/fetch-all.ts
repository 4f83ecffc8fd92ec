import { pMapIterable } from "p-map";
import { RateLimitError, UnauthorizedError } from "../http/errors.js";
import type { RateLimitPause } from "./session/rate-limit-pause.js";
import { maxRetryAfter } from "./session/request-options.js";
import type { RunController } from "./session/run-controller.js";
import type { Workspace } from "./workspaces/workspace.js";

/** The outcome for one workspace. */
export type Outcome<T, W extends Workspace = Workspace> =
  | { workspace: W; state: "fetched"; value: T }
  | { workspace: W; state: "failed"; error: Error }
  /** The run stopped before there was a response. */
  | { workspace: W; state: "unfinished" };

export interface FetchAllOptions {
  concurrency: number;
  /** Whether outcomes come in the order of the workspaces, or as responses arrive. */
  inOrder: boolean;
  /** Whether a request has succeeded with this key already. */
  keyAccepted?: boolean;
}

/** The parts of a session that a run needs. */
export interface Run {
  pause: RateLimitPause;
  controller: RunController;
  reporter: { onResult(outcome: Outcome<unknown>): void };
}

/** Milliseconds to pause after a 429 that the client has given up on and that has no `Retry-After`. */
const defaultPause = 1000;

/** Calls `fetchOne` for each workspace, and yields exactly one outcome per workspace. */
export function fetchAll<T, W extends Workspace>(
  { pause, controller, reporter }: Run,
  workspaces: readonly W[],
  fetchOne: (id: string, options: { signal: AbortSignal }) => Promise<T>,
  { concurrency, inOrder, keyAccepted = false }: FetchAllOptions,
): AsyncIterable<Outcome<T, W>> {
  const { signal } = controller;

  async function toOutcome(workspace: W): Promise<Outcome<T, W>> {
    if (signal.aborted) return { workspace, state: "unfinished" };
    try {
      await pause.waitUntilResumed(signal);
      const value = await fetchOne(workspace.id, { signal });
      keyAccepted = true;
      return { workspace, state: "fetched", value };
    } catch (error) {
      if (signal.aborted) return { workspace, state: "unfinished" };
      if (error instanceof UnauthorizedError && !keyAccepted) controller.abort("unauthorized");
      if (error instanceof RateLimitError) pause.start(pauseAfter(error));
      return { workspace, state: "failed", error: error instanceof Error ? error : new Error(String(error)) };
    }
  }

  // The first request goes out alone: a rejected key costs one request, not one per worker.
  let first: Promise<Outcome<T, W>> | undefined;
  const next = async (workspace: W) => {
    const pending: Promise<Outcome<T, W>> =
      first && !keyAccepted ? first.then(() => toOutcome(workspace)) : toOutcome(workspace);
    first ??= pending;
    const outcome = await pending;
    reporter.onResult(outcome);
    return outcome;
  };
  // Limits how many results queue behind a slow one, to bound memory.
  const backpressure = inOrder ? concurrency * 16 : concurrency;
  return pMapIterable(workspaces, next, { concurrency, backpressure, preserveOrder: inOrder });
}

function pauseAfter({ retryAfter }: RateLimitError): number {
  return retryAfter === undefined ? defaultPause : Math.min(retryAfter * 1000, maxRetryAfter);
}
