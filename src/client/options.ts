import { defaultBaseUrl, version } from "../../generated/constants.js";
import { normalizeApiKey } from "../http/api-key.js";
import type { TransportOptions } from "../http/transport.js";
import { normalizeBaseUrl, normalizeLimitsAndHeaders } from "./check-options.js";
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

/** Browsers keep their own User-Agent: a custom one would trigger a CORS preflight. */
function userAgent(): Record<string, string> {
  return "document" in globalThis ? {} : { "user-agent": `asters-client/${version}` };
}
