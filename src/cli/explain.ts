import {
  ConnectionError,
  InvalidResponseError,
  RateLimitError,
  RedirectError,
  ServerError,
  TimeoutError,
  UnauthorizedError,
} from "../http/errors.js";

/** What an error says, in the command's words, and what to do next. */
export function explain(error: Error, baseUrl: string): { what: string; next: string | undefined } {
  // Each begins with method and path, and the path is that of the workspace, which is named anyway.
  const what = error.message.replace(/^GET \S+: /, "").replace(/\bbaseUrl\b/, "the base URL");
  return { what, next: nextStep(error, baseUrl) };
}

function nextStep(error: Error, baseUrl: string): string | undefined {
  if (error instanceof UnauthorizedError)
    return "Set ASTERS_API_KEY to the new key, or write it to ASTERS_API_KEY_FILE.";
  if (error instanceof RateLimitError) return "Try these again later, and fewer at once: --concurrency 1";
  if (error instanceof ServerError) return "Most likely momentary: try these again later, or set more --retries.";
  if (error instanceof TimeoutError) return "Give it more time: --timeout, in seconds";
  if (error instanceof RedirectError) return `The base URL is ${baseUrl}; it comes from --base-url or ASTERS_BASE_URL.`;
  if (error instanceof InvalidResponseError) return forAnswer(error, baseUrl);
  if (error instanceof ConnectionError) return forConnection(codeOf(error), baseUrl);
  return undefined;
}

function forAnswer({ issues }: InvalidResponseError, baseUrl: string): string {
  const isInAccount = issues.some(({ path }) => path.startsWith("/data/"));
  return isInAccount
    ? "The API may have changed: see whether there is a newer version."
    : `Is the Asters API at ${baseUrl}?`;
}

function forConnection(code: string, baseUrl: string): string {
  if (/CERT|SIGNATURE|ISSUER/.test(code)) {
    return "If a proxy signs the traffic anew, name the file with its certificate in NODE_EXTRA_CA_CERTS.";
  }
  return `Check the network, and the base URL: ${baseUrl}; it comes from --base-url or ASTERS_BASE_URL.`;
}

/** The code of the last cause that has one. */
function codeOf(error: Error & { code?: unknown }): string {
  if (error.cause instanceof Error) return codeOf(error.cause);
  return typeof error.code === "string" ? error.code : "";
}
