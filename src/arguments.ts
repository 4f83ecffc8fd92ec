/** Refuses wrong arguments before any request is made, with a `TypeError` that says what to do. */
import type { CallOptions } from "./types.js";

/** The key without the white space around it. The message of a refusal tells the place of what is wrong, not the key. */
export function checkKey(key: unknown): string {
  if (key === undefined) {
    throw new TypeError(
      "apiKey is missing. Make a key in the Asters app and pass it, such as process.env.ASTERS_API_KEY",
    );
  }
  if (typeof key !== "string")
    throw new TypeError(`apiKey must be a string, or a function that gives one; not ${kind(key)}`);
  const trimmed = key.trim();
  if (trimmed === "") throw new TypeError("apiKey is empty. Make a key in the Asters app and pass it");
  const place = trimmed.search(/[^\x21-\x7e]/);
  if (place >= 0) {
    const code = (trimmed.codePointAt(place) as number).toString(16).toUpperCase().padStart(4, "0");
    throw new TypeError(`apiKey has U+${code} as character ${place + 1}, which no key holds. Copy it once more`);
  }
  return trimmed;
}

const loopback = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;

/** The base URL without a trailing slash. */
export function checkBaseURL(baseUrl: unknown): string {
  if (typeof baseUrl !== "string" || !URL.canParse(baseUrl)) {
    throw new TypeError("baseUrl is not a URL. An example of one: https://api.asters.ai/api/external/v1.0");
  }
  const { protocol, hostname, username, password, origin, pathname, href } = new URL(baseUrl);
  if (username || password) throw new TypeError("baseUrl must not hold a user name or password");
  if (/[?#]/.test(href)) throw new TypeError("baseUrl must not hold a query or a fragment");
  if (protocol !== "https:" && !(protocol === "http:" && loopback.test(hostname))) {
    throw new TypeError(`baseUrl must be https, since the key goes there: ${origin}. Plain http is for loopback only`);
  }
  return origin + pathname.replace(/\/+$/, "");
}

/** The value of a path parameter, if it stays one segment of the path whatever it holds. */
export function checkPathParameter(name: string, value: unknown): string {
  const refuse = (why: string) =>
    new TypeError(`${name} ${why}. Pass the id as a string, such as 663b3db7522ef4893db24536`);
  if (typeof value !== "string") throw refuse(`must be a string, not ${kind(value)}`);
  if (value.trim() === "") throw refuse("is empty");
  if (value === "." || value === "..") throw refuse(`is "${value}", which would change the path`);
  if (value.length > 256) throw refuse(`has ${value.length} characters, more than 256`);
  if (/\p{Surrogate}/u.test(value)) throw refuse("holds half of a surrogate pair, which is no text");
  return value;
}

/** The headers that the options name, in lower case, after a look at all of the options. */
export function checkCallOptions(options: CallOptions): Record<string, string> {
  for (const name of ["timeout", "totalTimeout"] as const) {
    const value: unknown = options[name];
    if (value !== undefined && !(typeof value === "number" && value > 0)) {
      throw new TypeError(`${name} must be a number of milliseconds above 0`);
    }
  }
  const { maxRetries = 0, headers = {} } = options;
  if (!Number.isInteger(maxRetries) || maxRetries < 0)
    throw new TypeError("maxRetries must be a whole number, 0 or more");
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), checkHeader(name, value)]),
  );
}

function checkHeader(name: string, value: unknown): string {
  if (name.toLowerCase() === "x-api-key")
    throw new TypeError("headers must not hold x-api-key: pass the key as apiKey");
  // What RFC 9110 allows in a name (5.6.2) and in a value (5.5).
  if (
    !/^[!#$%&'*+.^_`|~\dA-Za-z-]+$/.test(name) ||
    typeof value !== "string" ||
    !/^[\t\x20-\x7e\x80-\xff]*$/.test(value)
  ) {
    throw new TypeError(`headers: ${JSON.stringify(name)} has a name or a value that HTTP does not allow`);
  }
  return value;
}

function kind(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
