import { defaultBaseUrl, version } from "../../generated/constants.js";
import { normalizeApiKey } from "../http/api-key.js";
import { isLoopback } from "../http/loopback.js";
import type { TransportOptions } from "../http/transport.js";
import { normalizeLimitsAndHeaders } from "./request-options.js";
import type { ClientOptions } from "./types.js";

/** The client's options, checked and with defaults. */
export function normalizeOptions(options: ClientOptions): TransportOptions {
  if (typeof options !== "object" || options === null)
    throw new TypeError("createAstersClient needs an options object with apiKey");
  for (const name of ["fetch", "validator", "onAttempt"] as const) {
    const value: unknown = options[name];
    if (value !== undefined && typeof value !== "function") throw new TypeError(`${name} must be a function`);
  }
  const { apiKey, timeout = 30_000, totalTimeout = 60_000, maxRetries = 1, maxRetryAfter = 60_000 } = options;
  return {
    apiKey: typeof apiKey === "function" ? apiKey : normalizeApiKey(apiKey),
    baseUrl: normalizeBaseUrl(options.baseUrl ?? defaultBaseUrl),
    timeout,
    totalTimeout,
    maxRetries,
    maxRetryAfter,
    headers: { accept: "application/json", ...userAgent(), ...normalizeLimitsAndHeaders(options) },
    fetch: options.fetch,
    onAttempt: options.onAttempt,
  };
}

/** The base URL without a trailing slash. */
export function normalizeBaseUrl(baseUrl: unknown): string {
  const { protocol, hostname, username, password, origin, pathname, href } = parseUrl(baseUrl);
  if (username || password || /[?#]/.test(href)) {
    throw new TypeError("baseUrl must not contain a user name, password, query or fragment");
  }
  if (protocol !== "https:" && !(protocol === "http:" && isLoopback(hostname))) {
    throw new TypeError(
      `baseUrl must be https, because the API key is sent there: ${origin}. Use http only on loopback`,
    );
  }
  return origin + pathname.replace(/\/+$/, "");
}

/** Without `URL.canParse`, which browsers before 2023 and the jsdom of Jest 29 lack. */
function parseUrl(url: unknown): URL {
  try {
    if (typeof url === "string") return new URL(url);
  } catch {}
  throw new TypeError(`baseUrl is not a URL. Example: ${defaultBaseUrl}`);
}

/** Browsers keep their own User-Agent: a server would have to allow a custom one in its CORS preflight. */
function userAgent(): Record<string, string> {
  return "document" in globalThis ? {} : { "user-agent": `asters-client/${version}` };
}
