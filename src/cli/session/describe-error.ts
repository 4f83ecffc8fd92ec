import {
  ConnectionError,
  InvalidResponseError,
  NotFoundError,
  RateLimitError,
  RedirectError,
  ServerError,
  TimeoutError,
  UnauthorizedError,
} from "../../http/errors.js";

/** An error in the command's words, and what to do about it. */
export interface ErrorDescription {
  message: string;
  hint: string | undefined;
}

/** What advice depends on besides the error. */
export interface RequestInfo {
  /** Whether there are ids in the path, one of which may be wrong. */
  hasIds?: boolean;
  /** Whether the command sends several such requests at once, as many as `--concurrency` says. */
  isConcurrent?: boolean;
}

export function describeError(error: Error, baseUrl: string, request: RequestInfo = {}): ErrorDescription {
  return { message: describeMessage(error), hint: hintFor(error, baseUrl, request) };
}

export function describeMessage({ message }: Error): string {
  // Client messages begin with method and path; the command names the workspace instead.
  return message.replace(/^[A-Z]+ \/\S*: /, "").replace(/\bbaseUrl\b/, "the base URL");
}

function hintFor(error: Error, baseUrl: string, { hasIds, isConcurrent }: RequestInfo): string | undefined {
  const checkBaseUrl = `Check the base URL, ${baseUrl}, set by --base-url or ASTERS_BASE_URL.`;
  if (error instanceof UnauthorizedError)
    return "Set ASTERS_API_KEY to a valid key, or write it to the file named by ASTERS_API_KEY_FILE.";
  if (error instanceof NotFoundError)
    return hasIds ? "Check the id. To list workspace ids: asters workspaces" : checkBaseUrl;
  if (error instanceof RateLimitError) {
    return isConcurrent ? "Try again later, or send fewer requests at once: --concurrency 1" : "Try again later.";
  }
  if (error instanceof ServerError) return "Probably temporary: try again later, or raise --retries.";
  if (error instanceof TimeoutError) return "Allow more time with --timeout, in seconds.";
  if (error instanceof RedirectError) return checkBaseUrl;
  if (error instanceof InvalidResponseError) return hintForResponse(error, baseUrl);
  if (error instanceof ConnectionError) return hintForConnection(lastCode(error), baseUrl);
  return undefined;
}

function hintForResponse({ issues }: InvalidResponseError, baseUrl: string): string {
  const isBelowData = issues.some(({ path }) => path.startsWith("/data/"));
  return isBelowData
    ? "The API may have changed: check for a newer version of asters."
    : `Is ${baseUrl} the base URL of the Asters API?`;
}

function hintForConnection(code: string, baseUrl: string): string {
  if (/CERT|SIGNATURE|ISSUER/.test(code)) {
    return "Behind a TLS-inspecting proxy? Set NODE_EXTRA_CA_CERTS to its CA certificate.";
  }
  return `Check the network and the base URL, ${baseUrl}, set by --base-url or ASTERS_BASE_URL.`;
}

/** The code of the last cause that has one. */
function lastCode(error: Error & { code?: unknown }): string {
  if (error.cause instanceof Error) return lastCode(error.cause);
  return typeof error.code === "string" ? error.code : "";
}
