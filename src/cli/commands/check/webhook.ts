/** Posts to a webhook, as carefully as the client sends requests, but without the API key. */
import { version } from "../../../../generated/constants.js";
import { sleep, withTimeout } from "../../../http/abort.js";
import { toSingleLine } from "../../../http/redact.js";
import { parseRetryAfter, retryDelay } from "../../../http/retry.js";
import { isRetryableStatus, isSuccessStatus } from "../../../http/status.js";
import type { Fetch } from "../../../http/types.js";
import { maxRetryAfter } from "../../session/request-options.js";
import { redactURL } from "./webhook-url.js";

export interface WebhookOptions {
  fetch: Fetch;
  /** Milliseconds for one attempt. */
  timeout: number;
  maxRetries: number;
  signal: AbortSignal;
}

/** The webhook did not accept the request. The message never contains its URL. */
export class WebhookError extends Error {
  override readonly name = "WebhookError";
}

type Attempt =
  | { isDelivered: true }
  | { isDelivered: false; reason: string; isFinal: boolean; retryAfterMs?: number | undefined };

/**
 * Posts a body, and retries transient failures. If a response is lost, the receiver gets the request twice, and recognizes
 * the events by their ids.
 */
export async function postWebhook(url: URL, body: string, options: WebhookOptions): Promise<void> {
  const { maxRetries, signal } = options;
  for (let attempt = 1; ; attempt++) {
    const result = await trySend(url, body, options);
    if (result.isDelivered) return;
    const { retryAfterMs } = result;
    const remaining = Number.POSITIVE_INFINITY;
    const delay = result.isFinal
      ? undefined
      : retryDelay({ attempt, maxRetries, retryAfterMs, maxRetryAfter, remaining });
    if (delay === undefined) throw new WebhookError(result.reason);
    await sleep(delay, signal);
  }
}

async function trySend(url: URL, body: string, { fetch, timeout, signal }: WebhookOptions): Promise<Attempt> {
  const createTimeoutError = () => new WebhookError(`timed out after ${timeout} ms`);
  try {
    return await withTimeout(timeout, signal, createTimeoutError, (signal) => send(url, body, fetch, signal));
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    // The message of a network error names the host.
    const { code, name } = error as NodeJS.ErrnoException;
    return {
      isDelivered: false,
      reason: error instanceof WebhookError ? error.message : (code ?? name),
      isFinal: false,
    };
  }
}

async function send(url: URL, body: string, fetch: Fetch, signal: AbortSignal): Promise<Attempt> {
  const headers = { "content-type": "application/json; charset=utf-8", "user-agent": `asters-client/${version}` };
  const response = await fetch(url.href, { method: "POST", headers, body, redirect: "manual", signal });
  const text = new TextDecoder().decode(await response.arrayBuffer());
  const { status } = response;
  if (isSuccessStatus(status)) return { isDelivered: true };
  if (status >= 300 && status < 400) {
    return { isDelivered: false, reason: `${status}: redirects are not followed`, isFinal: true };
  }
  const detail = toSingleLine(redactURL(text, url));
  return {
    isDelivered: false,
    reason: detail === "" ? String(status) : `${status}: ${detail}`,
    isFinal: !isRetryableStatus(status),
    retryAfterMs: parseRetryAfter(response.headers.get("retry-after"), Date.now()),
  };
}
