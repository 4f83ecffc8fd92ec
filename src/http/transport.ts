import { apiKeyHeader } from "../../generated/constants.js";
import { sleep, withTimeout } from "./abort.js";
import { normalizeApiKey } from "./api-key.js";
import { type BodyStream, discardBody, readBody, streamBody } from "./body.js";
import { AstersError, ConnectionError, RedirectError, TimeoutError } from "./errors.js";
import { type ErrorLike, isErrorLike, redact, redactError, toSingleLine } from "./redact.js";
import { parseRetryAfter, retryDelay } from "./retry.js";
import { isRetryableStatus, isSuccessStatus } from "./status.js";
import type { AttemptEvent, Fetch, FetchResponse } from "./types.js";

/** Limits of a call, set for the client or for a single call. Times are in milliseconds. */
export interface Limits {
  timeout: number;
  totalTimeout: number;
  maxRetries: number;
  maxRetryAfter: number;
}

/** The client's options, checked and with defaults. */
export interface TransportOptions extends Limits {
  apiKey: string | (() => string | Promise<string>);
  baseUrl: string;
  /** Names are in lower case. */
  headers: Record<string, string>;
  fetch: Fetch | undefined;
  onAttempt: ((event: AttemptEvent) => void) | undefined;
}

export interface TransportRequest extends Partial<{ [Limit in keyof Limits]: Limits[Limit] | undefined }> {
  method: string;
  url: string;
  /** Names are in lower case. */
  headers?: Record<string, string> | undefined;
  body?: string | Uint8Array<ArrayBuffer> | undefined;
  signal?: AbortSignal | undefined;
  /** Whether a failed attempt may be repeated. */
  isRepeatable: boolean;
  /** Sends this request instead of the client's `fetch`. */
  fetch?: Fetch | undefined;
  /** Passed to `fetch` in place of the URL: an instance of the caller's `Request` class. */
  input?: unknown;
  /** Additional options for `fetch`, such as `cache`. */
  init?: object | undefined;
  /** Leaves the body of a success unread. */
  isStreamed?: boolean | undefined;
}

/** A request with all its attempts. */
export interface RequestContext {
  options: TransportOptions;
  request: TransportRequest;
  attempts: number;
  /** The key that was sent, to redact it; empty until then. */
  key: string;
}

/** A response that is not a redirect: with its whole body, or with a stream of it and empty `bytes`. */
export interface TransportResponse {
  context: RequestContext;
  response: FetchResponse;
  bytes: Uint8Array<ArrayBuffer>;
  stream?: BodyStream;
}

export type Transport = (request: TransportRequest) => Promise<TransportResponse>;

type AttemptResult = { reply: TransportResponse; error?: never } | { reply?: never; error: unknown };

/** Sends requests with the API key, retries transient failures and enforces both timeouts. */
export function createTransport(options: TransportOptions): Transport {
  return async (request) => {
    const context: RequestContext = { options, request, attempts: 0, key: "" };
    const end = performance.now() + (request.totalTimeout ?? options.totalTimeout);
    for (;;) {
      context.attempts += 1;
      const started = performance.now();
      const result = await trySend(context, end - started);
      const now = performance.now();
      const delay = isRetryable(context, result) ? nextRetryDelay(context, result, end - now) : undefined;
      if (options.onAttempt) notifyAttempt(options.onAttempt, context, result, now - started, delay);
      if (delay !== undefined) await sleep(delay, request.signal);
      else if (result.reply) return result.reply;
      else throw withCallerStack(result.error);
    }
  };
}

/** The wait that the server asks for, in milliseconds. */
export function retryAfterMs({ headers }: FetchResponse): number | undefined {
  return parseRetryAfter(headers.get("retry-after"), Date.now());
}

/** Method and path below the base URL, for messages. */
export function describeRequest(context: RequestContext): string {
  return `${context.request.method} ${requestPath(context)}`;
}

function requestPath({ options, request, key }: RequestContext): string {
  return redact(request.url.slice(options.baseUrl.length), key);
}

async function trySend(context: RequestContext, remaining: number): Promise<AttemptResult> {
  try {
    return { reply: await sendAttempt(context, remaining) };
  } catch (error) {
    return { error };
  }
}

function isRetryable({ request }: RequestContext, { reply, error }: AttemptResult): boolean {
  if (!request.isRepeatable) return false;
  if (reply) return isRetryableStatus(reply.response.status);
  return error instanceof ConnectionError || (error instanceof TimeoutError && error.option === "timeout");
}

function nextRetryDelay(context: RequestContext, { reply }: AttemptResult, remaining: number): number | undefined {
  const { attempts, request, options } = context;
  return retryDelay({
    attempt: attempts,
    maxRetries: request.maxRetries ?? options.maxRetries,
    retryAfterMs: reply && retryAfterMs(reply.response),
    maxRetryAfter: request.maxRetryAfter ?? options.maxRetryAfter,
    remaining,
  });
}

/** Sends the request once and reads the whole body, within the time that is left. */
function sendAttempt(context: RequestContext, remaining: number): Promise<TransportResponse> {
  const { options, request } = context;
  const timeout = request.timeout ?? options.timeout;
  const option = timeout < remaining ? "timeout" : "totalTimeout";
  const createError = () => createTimeoutError(context, option, request[option] ?? options[option]);

  const run = async (signal: AbortSignal): Promise<TransportResponse> => {
    const { apiKey } = options;
    context.key = typeof apiKey === "string" ? apiKey : await resolveApiKey(apiKey);
    try {
      const response = await send(context, signal);
      assertNotRedirect(context, response);
      const { status } = response;
      if (request.isStreamed && isSuccessStatus(status)) {
        const stream = streamBody(response, request.signal);
        if (stream) return { context, response, bytes: new Uint8Array(), stream };
      }
      return { context, response, bytes: await readBody(response) };
    } catch (thrown) {
      throw toError(context, thrown);
    }
  };
  return withTimeout(Math.min(timeout, remaining), request.signal, createError, run);
}

async function resolveApiKey(apiKey: () => string | Promise<string>): Promise<string> {
  try {
    return normalizeApiKey(await apiKey());
  } catch (thrown) {
    if (isControlFlow(thrown)) throw thrown;
    const cause = redactError(thrown, "");
    throw new AstersError(`the apiKey function failed: ${cause.message}`, { cause });
  }
}

function send({ options, request, key }: RequestContext, signal: AbortSignal): Promise<FetchResponse> {
  const fetch: Fetch = request.fetch ?? options.fetch ?? globalThis.fetch;
  return fetch((request.input ?? request.url) as string, {
    ...request.init,
    ...(request.body !== undefined && { body: request.body }),
    method: request.method,
    headers: { ...options.headers, ...request.headers, [apiKeyHeader]: key },
    // WHATWG fetch would forward the key to another origin; Cloudflare's runtime rejects "error".
    redirect: "manual",
    // Inside a Request, it can be lost to garbage collection (undici #3644, #4068).
    signal,
  });
}

function assertNotRedirect(context: RequestContext, response: FetchResponse): void {
  const { status, headers, type } = response;
  const target = status >= 300 && status < 400 ? headers.get("location") : null;
  if (type !== "opaqueredirect" && target === null) return;
  discardBody(response);
  const location = target === null ? undefined : toSingleLine(redact(target, context.key), 2000);
  throw new RedirectError(
    `${describeRequest(context)}: redirected${location ? ` to ${toSingleLine(location)}` : ""}. Redirects are not followed, because the API key would be sent along. Check baseUrl`,
    { status, location },
  );
}

/** Maps what was thrown during an attempt to what the call rejects with. */
function toError(context: RequestContext, thrown: unknown): unknown {
  if (thrown instanceof AstersError) return thrown;
  if (isNetworkFailure(thrown)) return toConnectionError(context, redactError(thrown, context.key));
  return holdsKey(thrown, context.key) ? redactError(thrown, context.key) : thrown;
}

/** What frameworks throw to control rendering: a promise, a response, or an error that they recognize by `digest`. */
function isControlFlow(thrown: unknown): boolean {
  if (typeof thrown !== "object" || thrown === null) return false;
  return !isErrorLike(thrown) || "digest" in thrown || "$$typeof" in thrown;
}

/** `fetch` reports network failures as a `TypeError`, other implementations in other ways; a bug in a custom `fetch` is indistinguishable. */
function isNetworkFailure(thrown: unknown): boolean {
  const { name } = (thrown ?? {}) as { name?: unknown };
  return !isControlFlow(thrown) && !/^(Reference|Range|Syntax|Eval|URI)Error$/.test(String(name));
}

function holdsKey(thrown: unknown, key: string): boolean {
  const { message, stack } = thrown as ErrorLike;
  try {
    const shown = `${message}\n${stack}\n${JSON.stringify({ ...(thrown as object) })}`;
    return redact(shown, key) !== shown;
  } catch {
    // Circular: it may hold anything.
    return true;
  }
}

function toConnectionError(context: RequestContext, cause: Error): ConnectionError {
  const { attempts } = context;
  const count = `${attempts} attempt${attempts === 1 ? "" : "s"}`;
  const message = `${describeRequest(context)}: no complete response after ${count}: ${rootCause(cause)}`;
  return new ConnectionError(message, { cause, attempts });
}

/** Code and message of the innermost cause: `fetch` wraps the socket's error in one or two of its own. */
function rootCause(error: Error & { code?: string; errors?: Error[] }): string {
  const inner = error.cause ?? (error.message === "" ? error.errors?.[0] : undefined);
  if (inner instanceof Error) return rootCause(inner);
  const hint = /^(ENOTFOUND|EAI_AGAIN)$/.test(error.code ?? "") ? ". Check baseUrl and the network" : "";
  return toSingleLine(`${error.code ?? error.name}, ${error.message}`) + hint;
}

function createTimeoutError(
  context: RequestContext,
  option: "timeout" | "totalTimeout",
  timeout: number,
): TimeoutError {
  const message = `${describeRequest(context)}: timed out after ${timeout} ms (${option})`;
  return new TimeoutError(message, { option, timeout, attempts: context.attempts });
}

/**
 * The error with the stack of the call. It was created in a timer or behind a manually created promise, where V8 has
 * lost the caller's frames; other engines have no stacks across `await` at all.
 */
function withCallerStack(error: unknown): unknown {
  if (error instanceof AstersError) Error.captureStackTrace?.(error);
  return error;
}

function notifyAttempt(
  onAttempt: (event: AttemptEvent) => void,
  context: RequestContext,
  { reply, error }: AttemptResult,
  duration: number,
  delay: number | undefined,
): void {
  const { request, attempts } = context;
  const event: AttemptEvent = { method: request.method, path: requestPath(context), attempt: attempts, duration };
  if (reply) event.status = reply.response.status;
  else event.error = isErrorLike(error) ? String(error.name) : "Error";
  if (delay !== undefined) event.delay = delay;
  // An async function, so that neither a throw nor a rejection escapes.
  (async () => onAttempt(event))().catch(() => {});
}
