import type { OperationId } from "../../generated/operations.js";
import type { AttemptEvent, Fetch, ValidationIssue } from "../http/types.js";

/** Limits and headers, for all calls of a client or for a single call. */
export interface SharedOptions {
  /**
   * Milliseconds for one attempt: connecting, headers and the whole body.
   *
   * @default 30_000
   */
  timeout?: number | undefined;
  /**
   * Milliseconds for the whole call: all attempts and the waits between them.
   *
   * @default 60_000
   */
  totalTimeout?: number | undefined;
  /**
   * How many times to retry a transient failure: a network error, a timeout, or status 408, 429, 500, 502, 503 or 504.
   * Only requests that are safe to repeat are retried. Asters recommends one retry.
   *
   * @default 1
   * @see https://docs.asters.ai/api/extra/http-responses
   */
  maxRetries?: number | undefined;
  /**
   * The longest `Retry-After` to wait for, in milliseconds. If the server asks for longer, the call fails immediately;
   * the error's `retryAfter` is that time in seconds.
   *
   * @default 60_000
   */
  maxRetryAfter?: number | undefined;
  /**
   * Additional headers. Not `x-api-key`: pass the key as `apiKey`.
   *
   * @default {}
   */
  headers?: Readonly<Record<string, string>> | undefined;
}

/** Options of one call. They override the client's; headers are merged with the client's. */
export interface RequestOptions extends SharedOptions {
  /** Aborts the call, which then rejects with the signal's `reason`. */
  signal?: AbortSignal | undefined;
}

/** Options of {@link createAstersClient}. */
export interface ClientOptions extends SharedOptions {
  /**
   * API key, or a function returning one (called before each request). Surrounding whitespace is removed. The type
   * includes `undefined` so that you can pass an environment variable; a missing key throws.
   *
   * @see https://docs.asters.ai/api/overview/authentication
   */
  apiKey: string | (() => string | Promise<string>) | undefined;
  /**
   * Base URL of the API. Must be `https`, except on loopback: over `http` the key would be readable.
   *
   * @default "https://api.asters.ai/api/external/v1.0"
   */
  baseUrl?: string | undefined;
  /**
   * Function that sends a request, with the signature of the global `fetch`, which is looked up at each request if you
   * pass none.
   *
   * @default globalThis.fetch
   */
  fetch?: Fetch | undefined;
  /**
   * Validates the body of each successful response against the spec; pass `validateResponse` from
   * `asters-client/validate`. Without it, only the envelope is checked.
   *
   * @default undefined
   */
  validator?: ResponseValidator | undefined;
  /**
   * Called after each attempt with status or error, duration and next delay. Errors it throws are ignored.
   *
   * @default undefined
   */
  onAttempt?: ((event: AttemptEvent) => void) | undefined;
}

/** Returns the mismatches between a body and the spec; an empty array if it conforms. */
export type ResponseValidator = (operationId: OperationId, status: number, body: unknown) => readonly ValidationIssue[];
