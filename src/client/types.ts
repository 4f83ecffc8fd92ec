import type { components, operations } from "../../generated/openapi.js";

/** A social account of a workspace, as the API gives it. */
export type SocialAccount = components["schemas"]["SocialAccount"];
/** The social network of an account: known values, and any other string. */
export type Provider = components["schemas"]["Provider"];
/** The kind of an account: known values, and any other string. */
export type SocialAccountType = components["schemas"]["SocialAccountType"];
/** How many posts of an account Asters knows of, and from when to when. */
export type BrandvoiceInfo = components["schemas"]["BrandvoiceInfo"];
/** The envelope around the social accounts. */
export type SocialAccountList = components["schemas"]["SocialAccountList"];
/** The `operationId` of an operation that the document describes. */
export type OperationId = keyof operations;

/** What bounds and shapes a call; given to the client for all of them, or to one call. */
export interface CallOptions {
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
   * How often a failed attempt is repeated, if its failure is one that may pass: the network's, a time-out, and the
   * statuses 408, 429, 500, 502, 503 and 504.
   *
   * @default 1 the provider's word, see https://docs.asters.ai/api/extra/http-responses
   */
  maxRetries?: number | undefined;
  /**
   * Headers to send besides those of the client. Not `x-api-key`: that is `apiKey`.
   *
   * @default {}
   */
  headers?: Readonly<Record<string, string>> | undefined;
}

/** Options of one call. What is given here replaces what the client was given; headers are added to the client's. */
export interface RequestOptions extends CallOptions {
  /** Ends the call at once, wherever it is; the call rejects with the signal's `reason` as it is. */
  signal?: AbortSignal | undefined;
}

/** Options of {@link createAstersClient}. */
export interface ClientOptions extends CallOptions {
  /**
   * The API key generated in Asters, or a function that gives it, asked before each request. White space around it
   * is removed. `undefined` is in the type so that an environment variable can be handed over as it is; a key that
   * is missing is refused.
   *
   * @see https://docs.asters.ai/api/overview/authentication
   */
  apiKey: string | (() => string | Promise<string>) | undefined;
  /**
   * Where the API is. Plain `http` is allowed on loopback only, for mocks and proxies: the key would be readable.
   *
   * @default "https://api.asters.ai/api/external/v1.0"
   */
  baseUrl?: string | undefined;
  /**
   * The function that sends a request, in the shape of the global `fetch`.
   *
   * @default globalThis.fetch, looked up at each request
   */
  fetch?: Fetch | undefined;
  /**
   * Checks the body of each successful answer against the document, such as `validateResponse` of
   * `asters-client/validate`.
   *
   * @default none: the envelope alone is checked
   */
  validator?: ResponseValidator | undefined;
  /**
   * Is told of each attempt when it has ended. What it throws is ignored.
   *
   * @default none
   */
  onAttempt?: ((event: AttemptEvent) => void) | undefined;
}

/** As much of the global `fetch` as the client uses. */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchResponse>;

/** What the client hands to {@link Fetch} with each attempt. */
export interface FetchInit {
  method: string;
  headers: Record<string, string>;
  body?: string;
  redirect: "manual";
  signal: AbortSignal;
}

/** As much of a `Response` as the client uses. Its body is read through `getReader`, or `arrayBuffer` if there is none. */
export interface FetchResponse extends Pick<Response, "status" | "statusText" | "type" | "arrayBuffer"> {
  readonly headers: Pick<Headers, "get"> & Iterable<[string, string]>;
  readonly body: (Pick<ReadableStream, "cancel"> & Partial<Pick<ReadableStream, "getReader">>) | null;
}

/** Tells how a body breaks the document: one issue for each place found, none if it fits. */
export type ResponseValidator = (operation: OperationId, status: number, body: unknown) => readonly ValidationIssue[];

/** One place where a body breaks the document. */
export interface ValidationIssue {
  /** JSON Pointer to the place in the body; empty for the whole. */
  path: string;
  /** What the document expects there. */
  message: string;
}

/** An attempt that has ended. Never holds the key or a header. */
export interface AttemptEvent {
  /** HTTP method. */
  method: string;
  /** Path and query below the base URL. */
  path: string;
  /** Which attempt of the call it was, from 1. */
  attempt: number;
  /** HTTP status, if there was an answer. */
  status?: number;
  /** The `name` of the error, if there was none. */
  error?: string;
  /** Milliseconds that the attempt took, its body included. */
  duration: number;
  /** Milliseconds until the next attempt; absent if there is none. */
  delay?: number;
}
