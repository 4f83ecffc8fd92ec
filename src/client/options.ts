import type { TransportOptions } from "../http/transport.js";
import { version } from "../version.js";
import type { ClientOptions } from "./types.js";
import { checkBaseURL, checkCallOptions, checkKey, defaultBaseURL } from "./validation.js";

/** The client's options with their defaults, after a look at each. */
export function checkOptions(options: ClientOptions): TransportOptions {
  if (typeof options !== "object" || options === null) throw new TypeError("createAstersClient needs { apiKey }");
  for (const name of ["fetch", "validator", "onAttempt"] as const) {
    const value: unknown = options[name];
    if (value !== undefined && typeof value !== "function") throw new TypeError(`${name} must be a function`);
  }
  const { apiKey, timeout = 30_000, totalTimeout = 60_000, maxRetries = 1, fetch, onAttempt } = options;
  return {
    apiKey: typeof apiKey === "function" ? apiKey : checkKey(apiKey),
    baseUrl: checkBaseURL(options.baseUrl ?? defaultBaseURL),
    timeout,
    totalTimeout,
    maxRetries,
    headers: { accept: "application/json", ...userAgent(), ...checkCallOptions(options) },
    fetch,
    onAttempt,
  };
}

/** Where there is a document there is a browser, which sends its own, or asks the server first whether it may change. */
function userAgent(): Record<string, string> {
  return "document" in globalThis ? {} : { "user-agent": `asters-client/${version}` };
}
