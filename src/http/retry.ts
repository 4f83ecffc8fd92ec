/** Whether to retry, and when: pure decisions. Times are in milliseconds. */

/** The longest base of the exponential backoff. */
const maxBackoff = 8000;

/**
 * Whether sending a request twice has the effect of sending it once.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2
 */
export function isIdempotent(method: string): boolean {
  return /^(GET|HEAD|OPTIONS|TRACE|PUT|DELETE)$/.test(method);
}

export interface FailedAttempt {
  /** Number of the failed attempt, starting at 1. */
  attempt: number;
  maxRetries: number;
  /** The wait that the server asked for, if it did. */
  retryAfterMs: number | undefined;
  /** The longest wait to accept from the server. */
  maxRetryAfter: number;
  /** Time left for the whole call. */
  remaining: number;
}

/**
 * The wait before the next attempt: the server's, or else exponential backoff. Jitter (up to three quarters of the
 * backoff) keeps clients from retrying in sync. Undefined if no retry is left, the server asks for too long a wait, or
 * the wait would outlast the call.
 *
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function retryDelay(failed: FailedAttempt, random: () => number = Math.random): number | undefined {
  const { attempt, maxRetries, retryAfterMs, maxRetryAfter, remaining } = failed;
  const delay = retryAfterMs ?? backoff(attempt, random());
  const isTooLong = delay >= remaining || (retryAfterMs !== undefined && retryAfterMs > maxRetryAfter);
  return attempt > maxRetries || isTooLong ? undefined : delay;
}

function backoff(attempt: number, random: number): number {
  const base = Math.min(maxBackoff, 500 * 2 ** (attempt - 1));
  return base * (0.25 + 0.75 * random);
}

/**
 * Milliseconds to wait, from a `Retry-After` header in seconds or with an HTTP date. Undefined if the header is absent,
 * malformed, negative or in the past.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3
 */
export function parseRetryAfter(header: string | null, now: number): number | undefined {
  const text = header ?? "";
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  // Every form of an HTTP date starts with the name of a day. Date.parse alone would read "-1" as a year.
  const wait = /^[A-Z][a-z]+,? /.test(text) ? Date.parse(text) - now : Number.NaN;
  return wait > 0 ? wait : undefined;
}
