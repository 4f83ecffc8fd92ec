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

export function describeError(error: Error, baseUrl: string): ErrorDescription {
  return { message: describeMessage(error), hint: hintFor(error, baseUrl) };
}

export function describeMessage({ message }: Error): string {
  // Client messages begin with method and path; the command names the workspace instead.
  return message.replace(/^[A-Z]+ \/\S*: /, "").replace(/\bbaseUrl\b/, "the base URL");
}

function hintFor(error: Error, baseUrl: string): string | undefined {
  if (error instanceof UnauthorizedError)
    return "Set ASTERS_API_KEY to a valid key, or write it to the file named by ASTERS_API_KEY_FILE.";
  if (error instanceof NotFoundError) return "Check the id.";
  if (error instanceof RateLimitError) return "Try again later, with fewer requests at once: --concurrency 1";
  if (error instanceof ServerError) return "Probably temporary: try again later, or raise --retries.";
  if (error instanceof TimeoutError) return "Allow more time with --timeout, in seconds.";
  if (error instanceof RedirectError) return `Check the base URL, ${baseUrl}, set by --base-url or ASTERS_BASE_URL.`;
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
