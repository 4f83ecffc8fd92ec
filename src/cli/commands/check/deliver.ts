/** Reports what a run has found, and saves it, in an order that loses no event if the process dies. */
import { createNodeFetch } from "../../../http/node-fetch.js";
import type { CommandContext } from "../../context.js";
import { formatCount } from "../../run-result.js";
import type { Session } from "../../session/session.js";
import type { CheckEvent } from "./events.js";
import type { CheckState } from "./state.js";
import type { StateFile } from "./state-file.js";
import { postWebhook, WebhookError } from "./webhook.js";
import { createWebhookBody } from "./webhook-body.js";

export interface DeliveryOptions {
  webhook: URL | undefined;
  /** Milliseconds for one attempt. */
  timeout: number;
  retries: number;
}

/**
 * Saves the state with its events as pending, delivers them, and saves the state without them. If the process ends in
 * between, or the delivery fails, the next run repeats the same events.
 *
 * @param post posts events to the webhook, and returns whether it accepted them
 * @param write writes the report to standard output, and returns whether all of it was flushed
 * @returns whether everything was delivered
 */
export async function deliver(
  state: CheckState,
  stateFile: StateFile,
  post: (events: readonly CheckEvent[]) => Promise<boolean>,
  write: () => Promise<boolean>,
): Promise<boolean> {
  const hasEvents = state.pending.length > 0;
  if (hasEvents) stateFile.write(state);
  const isPosted = !hasEvents || (await post(state.pending));
  const isWritten = await write();
  if (isPosted && (isWritten || !hasEvents)) stateFile.write({ ...state, pending: [] });
  return isPosted && isWritten;
}

/** Creates the function that posts events. Without a webhook it does nothing. */
export function createPost(
  { webhook, timeout, retries }: DeliveryOptions,
  { reporter, controller }: Pick<Session, "reporter" | "controller">,
  { env }: Pick<CommandContext, "env">,
): (events: readonly CheckEvent[]) => Promise<boolean> {
  return async (events) => {
    if (!webhook) return true;
    const { signal } = controller;
    const options = { fetch: createNodeFetch({ proxyEnv: env }), timeout, maxRetries: retries, signal };
    try {
      await postWebhook(webhook, createWebhookBody(events, webhook), options);
      return true;
    } catch (error) {
      if (!(error instanceof WebhookError) && !signal.aborted) throw error;
      const reason = error instanceof WebhookError ? error.message : "interrupted";
      reporter.info(`error: the webhook did not accept ${formatCount(events.length, "event")}: ${reason}`);
      reporter.info("  The next run sends them again.");
      return false;
    }
  };
}
