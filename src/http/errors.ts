import type { ValidationIssue } from "../client/types.js";
import { brandClasses } from "./brand.js";

/** What every error of this client is. None holds the API key, and none prints it. */
export class AstersError extends Error {
  override readonly name: string = "AstersError";
}

/** What is known of a failed answer. */
export interface Failure {
  /** HTTP status. */
  status: number;
  /** The body: the JSON value if it is JSON of at most 64 KiB, else the first 64 KiB of the text. Its shape is unknown. */
  body: unknown;
  /** The answer's headers, such as an `x-request-id`. */
  headers: Headers;
  /** How many requests were made. */
  attempts: number;
  /** Seconds that the server asked to wait in `Retry-After`, if it did. */
  retryAfter: number | undefined;
}

/** The API has answered that the call failed. */
export class ApiError extends AstersError implements Failure {
  override readonly name: string = "ApiError";
  declare readonly status: number;
  declare readonly body: unknown;
  declare readonly headers: Headers;
  declare readonly attempts: number;
  declare readonly retryAfter: number | undefined;

  constructor(message: string, failure: Failure) {
    super(message);
    Object.assign(this, failure);
  }
}

/** 401: the API key was not authorised, or none was found. */
export class UnauthorizedError extends ApiError {
  override readonly name = "UnauthorizedError";
}

/** 402: the API is not available on your current plan. */
export class PaymentRequiredError extends ApiError {
  override readonly name = "PaymentRequiredError";
}

/** 403: the request is not allowed. */
export class ForbiddenError extends ApiError {
  override readonly name = "ForbiddenError";
}

/** 404: the resource was not found. */
export class NotFoundError extends ApiError {
  override readonly name = "NotFoundError";
}

/** 429: a rate limit is reached, or the server is overloaded. */
export class RateLimitError extends ApiError {
  override readonly name = "RateLimitError";
}

/** 5xx: something went wrong with Asters's servers. */
export class ServerError extends ApiError {
  override readonly name = "ServerError";
}

/** No answer came: the name did not resolve, the connection was refused, reset or lost. `cause` says why. */
export class ConnectionError extends AstersError {
  override readonly name = "ConnectionError";
  /** How many requests were made. */
  readonly attempts: number;

  constructor(message: string, options: { cause: unknown; attempts: number }) {
    super(message, options);
    this.attempts = options.attempts;
  }
}

/** The answer did not come in time. */
export class TimeoutError extends AstersError {
  override readonly name = "TimeoutError";
  /** Which of the two options ran out. */
  declare readonly option: "timeout" | "totalTimeout";
  /** Its value, in milliseconds. */
  declare readonly timeout: number;
  /** How many requests were made. */
  declare readonly attempts: number;

  constructor(message: string, options: { option: "timeout" | "totalTimeout"; timeout: number; attempts: number }) {
    super(message);
    Object.assign(this, options);
  }
}

/** What is known of an answer that is not as documented. */
export interface InvalidResponse extends Omit<Failure, "retryAfter"> {
  /** Where it breaks. */
  issues: readonly ValidationIssue[];
}

/** The answer is not what the document says: not JSON, cut short, not the envelope, or failed by the validator. */
export class InvalidResponseError extends AstersError implements InvalidResponse {
  override readonly name = "InvalidResponseError";
  declare readonly status: number;
  declare readonly body: unknown;
  declare readonly headers: Headers;
  declare readonly attempts: number;
  declare readonly issues: readonly ValidationIssue[];

  constructor(message: string, invalid: InvalidResponse) {
    super(message);
    Object.assign(this, invalid);
  }
}

/** The answer was a redirect. It is not followed, for the key would go with it. */
export class RedirectError extends AstersError {
  override readonly name = "RedirectError";
  /** HTTP status; 0 in browsers, which hide it. */
  declare readonly status: number;
  /** The target; undefined if none was given, and in browsers, which hide it. */
  declare readonly location: string | undefined;

  constructor(message: string, options: { status: number; location: string | undefined }) {
    super(message);
    Object.assign(this, options);
  }
}

const byStatus: Record<number, typeof ApiError> = {
  401: UnauthorizedError,
  402: PaymentRequiredError,
  403: ForbiddenError,
  404: NotFoundError,
  429: RateLimitError,
};

/** The class of the error family that stands for a status. */
export function errorClass(status: number): typeof ApiError {
  return byStatus[status] ?? (status >= 500 ? ServerError : ApiError);
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
