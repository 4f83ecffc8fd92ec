import type { AttemptEvent, ClientOptions, Fetch, FetchResponse, RequestOptions } from "../client/types.js";
import { checkKey } from "../client/validation.js";
import { sleep, within } from "./abort.js";
import { join } from "./bytes.js";
import { AstersError, ConnectionError, RedirectError, TimeoutError } from "./errors.js";
import { excerpt, redact, redactError } from "./redact.js";
import { isRetryable, parseRetryAfter, retryDelay } from "./retry.js";

/** The client's options, checked and with their defaults. */
export interface TransportOptions {
  apiKey: NonNullable<ClientOptions["apiKey"]>;
  baseUrl: string;
  timeout: number;
  totalTimeout: number;
  maxRetries: number;
  /** With names in lower case. */
  headers: Record<string, string>;
  fetch: ClientOptions["fetch"];
  onAttempt: ClientOptions["onAttempt"];
}

export interface TransportRequest extends RequestOptions {
  method: string;
  url: string;
}

/** A request on its way, over all of its attempts. */
export interface Call {
  options: TransportOptions;
  request: TransportRequest;
  attempts: number;
  /** The key that was sent, to be struck out of whatever is shown; empty as long as none was. */
  key: string;
}

/** An answer that is no redirect, read to its end. */
export interface Reply {
  call: Call;
  response: FetchResponse;
  bytes: Uint8Array<ArrayBuffer>;
}

export type Transport = (request: TransportRequest) => Promise<Reply>;

/** What an attempt came to: a reply, or what was thrown. */
type Outcome = { reply: Reply; error?: never } | { reply?: never; error: unknown };

/** Sends requests: the key to the configured origin only, what failed in passing once more, all of it in its time. */
export function createTransport(options: TransportOptions): Transport {
  return async (request) => {
    const call: Call = { options, request, attempts: 0, key: "" };
    const end = performance.now() + (request.totalTimeout ?? options.totalTimeout);
    for (;;) {
      call.attempts += 1;
      const started = performance.now();
      const outcome = await attempt(call, end - started);
      const now = performance.now();
      const delay = mayPass(outcome) ? delayAfter(outcome, call, end - now) : undefined;
      if (options.onAttempt) tell(options.onAttempt, call, outcome, now - started, delay);
      if (delay !== undefined) await sleep(delay, request.signal);
      else if (outcome.reply) return outcome.reply;
      else throw outcome.error;
    }
  };
}

/** Milliseconds that the server asks to wait. */
export function askedToWait({ headers }: FetchResponse): number | undefined {
  return parseRetryAfter(headers.get("retry-after"), Date.now());
}

/** Method and path below the base URL, for messages. */
export function title(call: Call): string {
  return `${call.request.method} ${path(call)}`;
}

function path({ options, request, key }: Call): string {
  return redact(request.url.slice(options.baseUrl.length), key);
}

async function attempt(call: Call, remaining: number): Promise<Outcome> {
  try {
    return { reply: await exchange(call, remaining) };
  } catch (error) {
    return { error };
  }
}

function mayPass({ reply, error }: Outcome): boolean {
  if (reply) return isRetryable(reply.response.status);
  return error instanceof ConnectionError || (error instanceof TimeoutError && error.option === "timeout");
}

function delayAfter({ reply }: Outcome, { attempts, request, options }: Call, remaining: number): number | undefined {
  const maxRetries = request.maxRetries ?? options.maxRetries;
  return retryDelay({ attempt: attempts, maxRetries, retryAfter: reply && askedToWait(reply.response), remaining });
}

/** One attempt: sends the request and reads the whole body, within the time that is left. */
function exchange(call: Call, remaining: number): Promise<Reply> {
  const { options, request } = call;
  const timeout = request.timeout ?? options.timeout;
  const option = timeout < remaining ? "timeout" : "totalTimeout";
  const late = () => timedOut(call, option, request[option] ?? options[option]);

  const run = async (signal: AbortSignal) => {
    call.key = typeof options.apiKey === "string" ? options.apiKey : await askForKey(options.apiKey);
    try {
      const response = await send(call, signal);
      refuseRedirect(call, response);
      return { call, response, bytes: await readBody(response) };
    } catch (error) {
      throw error instanceof RedirectError ? error : disconnected(call, redactError(error, call.key));
    }
  };
  return within(Math.min(timeout, remaining), request.signal, late, run);
}

async function askForKey(apiKey: () => string | Promise<string>): Promise<string> {
  let key: string;
  try {
    key = await apiKey();
  } catch (error) {
    throw new AstersError("the apiKey function has failed; its error is the cause", { cause: redactError(error, "") });
  }
  return checkKey(key);
}

function send({ options, request, key }: Call, signal: AbortSignal): Promise<FetchResponse> {
  const fetch: Fetch = options.fetch ?? globalThis.fetch;
  return fetch(request.url, {
    method: request.method,
    headers: { ...options.headers, ...request.headers, "x-api-key": key },
    // WHATWG fetch would send x-api-key along to another origin; "error" is refused by Cloudflare's runtime.
    redirect: "manual",
    // Beside the Request, not in it: there it can be lost to garbage collection (undici #3644, #4068).
    signal,
  });
}

/** Through a reader where there is one: arrayBuffer() of Node.js 20 takes 10 µs more, as much as all of this module. */
async function readBody(response: FetchResponse): Promise<Uint8Array<ArrayBuffer>> {
  const reader = response.body?.getReader?.();
  if (!reader) return new Uint8Array(await response.arrayBuffer());
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return join(chunks);
    chunks.push(value);
  }
}

function refuseRedirect(call: Call, response: FetchResponse): void {
  const { status, headers, type } = response;
  const target = status >= 300 && status < 400 ? headers.get("location") : null;
  if (type !== "opaqueredirect" && target === null) return;
  response.body?.cancel().catch(() => {});
  const location = target === null ? undefined : redact(target, call.key);
  const where = location ? ` to ${excerpt(location)}` : "";
  throw new RedirectError(
    `${title(call)}: redirected${where}, not followed, for the key would go with it. Check baseUrl`,
    { status, location },
  );
}

function disconnected(call: Call, cause: Error): ConnectionError {
  const { attempts } = call;
  const times = `${attempts} attempt${attempts === 1 ? "" : "s"}`;
  return new ConnectionError(`${title(call)}: no answer after ${times}: ${reason(cause)}`, { cause, attempts });
}

/** Code and message of the last cause: `fetch` hides what happened to the socket behind one or two errors of its own. */
function reason(error: Error & { code?: string }): string {
  if (error.cause instanceof Error) return reason(error.cause);
  const hint = /^(ENOTFOUND|EAI_AGAIN)$/.test(error.code ?? "") ? ". Check baseUrl and the network" : "";
  return excerpt(`${error.code ?? error.name}, ${error.message}`) + hint;
}

function timedOut(call: Call, option: "timeout" | "totalTimeout", timeout: number): TimeoutError {
  const { attempts } = call;
  return new TimeoutError(`${title(call)}: no whole answer within ${option}, ${timeout} ms`, {
    option,
    timeout,
    attempts,
  });
}

function tell(
  onAttempt: NonNullable<ClientOptions["onAttempt"]>,
  call: Call,
  { reply, error }: Outcome,
  duration: number,
  delay: number | undefined,
): void {
  const event: AttemptEvent = { method: call.request.method, path: path(call), attempt: call.attempts, duration };
  if (reply) event.status = reply.response.status;
  else event.error = error instanceof Error ? error.name : "Error";
  if (delay !== undefined) event.delay = delay;
  // An async function, so that neither a throw nor a rejection of the listener gets out.
  (async () => onAttempt(event))().catch(() => {});
}
