import { checkBaseURL, checkCallOptions, checkKey } from "./arguments.js";
import type { TransportOptions } from "./transport.js";
import type { ClientOptions } from "./types.js";
import { version } from "./version.js";

const defaults = {
  baseUrl: "https://api.asters.ai/api/external/v1.0",
  timeout: 30_000,
  totalTimeout: 60_000,
  maxRetries: 1,
};

/** The client's options with their defaults, after a look at each. */
export function checkOptions(options: ClientOptions): TransportOptions {
  if (typeof options !== "object" || options === null) throw new TypeError("createAstersClient needs { apiKey }");
  const { apiKey, fetch, validator, onAttempt } = options;
  for (const [name, value] of Object.entries({ fetch, validator, onAttempt })) {
    if (value !== undefined && typeof value !== "function") throw new TypeError(`${name} must be a function`);
  }
  return {
    apiKey: typeof apiKey === "function" ? apiKey : checkKey(apiKey),
    baseUrl: checkBaseURL(options.baseUrl ?? defaults.baseUrl),
    timeout: options.timeout ?? defaults.timeout,
    totalTimeout: options.totalTimeout ?? defaults.totalTimeout,
    maxRetries: options.maxRetries ?? defaults.maxRetries,
    headers: { accept: "application/json", ...userAgent(), ...checkCallOptions(options) },
    fetch,
    onAttempt,
  };
}

/** Where there is a document there is a browser, which sends its own, or asks the server first whether it may change. */
function userAgent(): Record<string, string> {
  return "document" in globalThis ? {} : { "user-agent": `asters-client/${version}` };
}
