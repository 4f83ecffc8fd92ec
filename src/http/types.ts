/** The part of the global `fetch` that the client uses: any function of this shape can replace it. */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchResponse>;

/** The second argument of {@link Fetch}. */
export interface FetchInit {
  method: string;
  /** Names are in lower case. */
  headers: Record<string, string>;
  /**
   * A string or a Uint8Array, absent if the request has none. `any`, because node-fetch's types reject a
   * Uint8Array, although node-fetch sends one.
   */
  // biome-ignore lint/suspicious/noExplicitAny: see above.
  body?: any;
  redirect: "manual";
  signal: AbortSignal;
}

/** The part of a `Response` that the client uses. A body is read through `getReader`, else through `arrayBuffer`. */
export interface FetchResponse {
  readonly status: number;
  readonly statusText: string;
  readonly type: string;
  /** `Headers` is iterable in TypeScript only if `lib` has `dom.iterable`, so iteration is not required. */
  readonly headers: FetchHeaders;
  /** Anything: a web stream, a Node.js stream, or null. */
  readonly body?: unknown;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** The part of `Headers` that the client uses. */
export interface FetchHeaders {
  get(name: string): string | null;
  forEach(callback: (value: string, name: string) => void): void;
}

/** A finished attempt. Never holds the API key or a header. */
export interface AttemptEvent {
  /** HTTP method. */
  method: string;
  /** Path and query below the base URL. */
  path: string;
  /** Number of the attempt within its call, starting at 1. */
  attempt: number;
  /** HTTP status; absent if the attempt ended with an error. */
  status?: number;
  /** Name of the error, such as `TimeoutError`; absent if there is a status. */
  error?: string;
  /** Duration of the attempt in milliseconds, body included. */
  duration: number;
  /** Milliseconds until the next attempt; absent if there is none. */
  delay?: number;
}

/** One place where a response body does not match the spec. */
export interface ValidationIssue {
  /** JSON Pointer to the place in the body; empty for the whole body. */
  path: string;
  /** What is expected there. */
  message: string;
}
