import { pMapIterable } from "p-map";
import { RateLimitError, UnauthorizedError } from "../http/errors.js";
import type { SocialAccount } from "../index.js";
import type { Gate } from "./gate.js";

/** How the question for a workspace ended. Each id that is asked gets exactly one. */
export type Outcome =
  | { id: string; state: "listed"; accounts: SocialAccount[] }
  | { id: string; state: "failed"; error: Error }
  /** The run was stopped before there was an answer. */
  | { id: string; state: "stopped" };

export interface SweepOptions {
  list: (id: string, signal: AbortSignal) => Promise<SocialAccount[]>;
  concurrency: number;
  gate: Gate;
  /** How often a workspace is asked again after a 429 that the client has given up on. */
  patience: number;
  /** Its abort ends the run. */
  signal: AbortSignal;
  /** Ends the run, since it makes no sense to go on with this key. */
  stop: () => void;
  /** Whether the outcomes are given in the order of the ids, or as they come. */
  inOrder: boolean;
  /** Is told of each outcome as it comes, whatever the order. */
  arrived: (outcome: Outcome) => void;
}

/** The longest wait that a 429 can ask of a run, in seconds; beyond it, the workspace has failed. */
const longestWait = 300;

/** Asks for each workspace, and gives one outcome for each. */
export function sweep(ids: readonly string[], options: SweepOptions): AsyncIterable<Outcome> {
  const { concurrency, signal, stop, inOrder, arrived } = options;
  let keyHasWorked = false;

  async function settle(id: string): Promise<Outcome> {
    if (signal.aborted) return { id, state: "stopped" };
    try {
      const accounts = await ask(id, options);
      keyHasWorked = true;
      return { id, state: "listed", accounts };
    } catch (error) {
      if (signal.aborted) return { id, state: "stopped" };
      if (error instanceof UnauthorizedError && !keyHasWorked) stop();
      return { id, state: "failed", error: error instanceof Error ? error : new Error(String(error)) };
    }
  }

  // The first is asked alone: it tells whether the key works at all, before others are asked with it.
  let first: Promise<Outcome> | undefined;
  const answer = async (id: string) => {
    const settled: Promise<Outcome> = first ? first.then(() => settle(id)) : settle(id);
    first ??= settled;
    const outcome = await settled;
    arrived(outcome);
    return outcome;
  };
  // Few answers may wait for a slow one before them, so that a long run stays small.
  const backpressure = inOrder ? concurrency * 16 : concurrency;
  return pMapIterable(ids, answer, { concurrency, backpressure, preserveOrder: inOrder });
}

async function ask(id: string, { list, gate, patience, signal }: SweepOptions): Promise<SocialAccount[]> {
  for (let turn = 1; ; turn++) {
    await gate.open(signal);
    try {
      return await list(id, signal);
    } catch (error) {
      if (!(error instanceof RateLimitError)) throw error;
      const wait = error.retryAfter ?? 2 ** (turn - 1);
      if (wait <= longestWait) gate.close(wait * 1000);
      if (turn > patience || wait > longestWait) throw error;
    }
  }
}
