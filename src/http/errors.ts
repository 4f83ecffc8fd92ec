import { brandClasses } from "./brand.js";
import type { ValidationIssue } from "./types.js";

/** Base class of all errors of this client. An API key of at least eight characters is redacted in them. */
export class AstersError extends Error {
  override readonly name: string = "AstersError";
}

/** What is known about a failed response. */
export interface ApiErrorDetails {
  /** HTTP status. */
  status: number;
  /** The body: a JSON value if it is JSON of at most 64 KiB, else the first 65,536 characters as text. Its shape is not documented. */
  body: unknown;
  /** Response headers, such as `x-request-id`. */
  headers: Headers;
  /** Number of attempts, including the first. */
  attempts: number;
  /** Seconds to wait, from the `Retry-After` header; undefined if the server did not ask for a wait. */
  retryAfter: number | undefined;
}

/** The API reported a failure: by status, or in the `error` member of a 200. */
export class ApiError extends AstersError implements ApiErrorDetails {
  override readonly name: string = "ApiError";
  declare readonly status: number;
  declare readonly body: unknown;
  declare readonly headers: Headers;
  declare readonly attempts: number;
  declare readonly retryAfter: number | undefined;

  constructor(message: string, details: ApiErrorDetails) {
    super(message);
    Object.assign(this, details);
  }
}

/** Status 401. */
export class UnauthorizedError extends ApiError {
  override readonly name = "UnauthorizedError";
}

/** Status 402. */
export class PaymentRequiredError extends ApiError {
  override readonly name = "PaymentRequiredError";
}

/** Status 403. */
export class ForbiddenError extends ApiError {
  override readonly name = "ForbiddenError";
}

/** Status 404. */
export class NotFoundError extends ApiError {
  override readonly name = "NotFoundError";
}

/** Status 429. */
export class RateLimitError extends ApiError {
  override readonly name = "RateLimitError";
}

/** Status 5xx. */
export class ServerError extends ApiError {
  override readonly name = "ServerError";
}

/** No complete response arrived: the host was not found, or the connection was refused, reset or lost. See `cause`. */
export class ConnectionError extends AstersError {
  override readonly name = "ConnectionError";
  /** Number of attempts, including the first. */
  readonly attempts: number;

  constructor(message: string, options: { cause: unknown; attempts: number }) {
    super(message, options);
    this.attempts = options.attempts;
  }
}

/** The response did not arrive in time. */
export class TimeoutError extends AstersError {
  override readonly name = "TimeoutError";
  /** The option that set the limit. */
  declare readonly option: "timeout" | "totalTimeout";
  /** The value of that option, in milliseconds. */
  declare readonly timeout: number;
  /** Number of attempts, including the first. */
  declare readonly attempts: number;

  constructor(message: string, options: { option: "timeout" | "totalTimeout"; timeout: number; attempts: number }) {
    super(message);
    Object.assign(this, options);
  }
}

/** What is known about a response that does not match the spec. */
export interface InvalidResponseDetails extends Omit<ApiErrorDetails, "retryAfter"> {
  /** The mismatches found. */
  issues: readonly ValidationIssue[];
}

/** The response is not JSON, is not the documented envelope, or failed validation. */
export class InvalidResponseError extends AstersError implements InvalidResponseDetails {
  override readonly name = "InvalidResponseError";
  declare readonly status: number;
  declare readonly body: unknown;
  declare readonly headers: Headers;
  declare readonly attempts: number;
  declare readonly issues: readonly ValidationIssue[];

  constructor(message: string, details: InvalidResponseDetails) {
    super(message);
    Object.assign(this, details);
  }
}

/** The response was a redirect. Redirects are not followed, because the API key would be sent along. */
export class RedirectError extends AstersError {
  override readonly name = "RedirectError";
  /** HTTP status; 0 in browsers, which hide it. */
  declare readonly status: number;
  /** The target; undefined in browsers, which hide it. */
  declare readonly location: string | undefined;

  constructor(message: string, options: { status: number; location: string | undefined }) {
    super(message);
    Object.assign(this, options);
  }
}

const classByStatus: Record<number, typeof ApiError> = {
  401: UnauthorizedError,
  402: PaymentRequiredError,
  403: ForbiddenError,
  404: NotFoundError,
  429: RateLimitError,
};

/** The error class for a status. */
export function errorClassForStatus(status: number): typeof ApiError {
  return classByStatus[status] ?? (status >= 500 ? ServerError : ApiError);
}

brandClasses(AstersError, {
  AstersError,
  ApiError,
  UnauthorizedError,
  PaymentRequiredError,
  ForbiddenError,
  NotFoundError,
  RateLimitError,
  ServerError,
  ConnectionError,
  TimeoutError,
  InvalidResponseError,
  RedirectError,
});
