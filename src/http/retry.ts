/** What to repeat, and when: decisions without effects. Times are in milliseconds. */

/** The longest `Retry-After` that is obeyed; whether to wait longer is the caller's to decide. */
const longestRetryAfter = 60_000;

/** Whether a status is one that may pass. */
export function isRetryable(status: number): boolean {
  return [408, 429, 500, 502, 503, 504].includes(status);
}

export interface FailedAttempt {
  /** Which attempt failed, from 1. */
  attempt: number;
  maxRetries: number;
  /** The wait that the server asked for. */
  retryAfter: number | undefined;
  /** What is left of the whole call's time. */
  remaining: number;
}

/**
 * The wait before the next attempt, or undefined if there is to be none: what the server asks for, or else exponential
 * back-off with full jitter, so that clients that failed together do not come back together. A wait that would outlast
 * the call is not begun.
 *
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function retryDelay(failed: FailedAttempt, random: () => number = Math.random): number | undefined {
  const { attempt, maxRetries, retryAfter, remaining } = failed;
  const delay = retryAfter ?? random() * Math.min(8000, 500 * 2 ** (attempt - 1));
  return attempt <= maxRetries && delay <= longestRetryAfter && delay < remaining ? delay : undefined;
}

/**
 * The wait that a `Retry-After` header asks for, given as seconds or as a date; undefined if it is neither.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3
 */
export function parseRetryAfter(header: string | null, now: number): number | undefined {
  const text = header ?? "";
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  // Every form of an HTTP date begins with the name of a day; Date.parse alone takes "-1" for a year.
  const date = /^[A-Z][a-z]+,? /.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
