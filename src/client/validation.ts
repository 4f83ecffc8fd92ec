/** Refuses wrong arguments before any request is made, with a `TypeError` that says what to do. */
import type { CallOptions } from "./types.js";

/** The key without the white space around it. The message of a refusal tells the place of what is wrong, not the key. */
export function checkKey(key: unknown): string {
  if (key === undefined) throw new TypeError(`apiKey is missing. ${makeKey}`);
  if (typeof key !== "string") throw new TypeError(`apiKey must be a string or a function, not ${kind(key)}`);
  const trimmed = key.trim();
  if (trimmed === "") throw new TypeError(`apiKey is empty. ${makeKey}`);
  const place = trimmed.search(/[^\x21-\x7e]/);
  if (place >= 0) {
    const code = (trimmed.codePointAt(place) as number).toString(16).toUpperCase().padStart(4, "0");
    throw new TypeError(`apiKey has U+${code} as character ${place + 1}, which no key holds. Copy it once more`);
  }
  return trimmed;
}

const makeKey = "Make a key in the Asters app and pass it, such as process.env.ASTERS_API_KEY";

const loopback = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;

export const defaultBaseURL = "https://api.asters.ai/api/external/v1.0";

/** The base URL without a trailing slash. */
export function checkBaseURL(baseUrl: unknown): string {
  if (typeof baseUrl !== "string" || !URL.canParse(baseUrl)) {
    throw new TypeError(`baseUrl is not a URL. An example of one: ${defaultBaseURL}`);
  }
  const { protocol, hostname, username, password, origin, pathname, href } = new URL(baseUrl);
  if (username || password || /[?#]/.test(href)) {
    throw new TypeError("baseUrl must not hold a user name, a password, a query or a fragment");
  }
  if (protocol !== "https:" && !(protocol === "http:" && loopback.test(hostname))) {
    throw new TypeError(`baseUrl must be https, since the key goes there: ${origin}. Plain http is for loopback only`);
  }
  return origin + pathname.replace(/\/+$/, "");
}

/** The path with its parameters filled in, each of which stays one segment whatever it holds. */
export function fillPath(path: string, parameters: Record<string, unknown>): string {
  const segment = (part: string, index: number) => (index % 2 ? encodeSegment(part, parameters[part]) : part);
  return path.split(/[{}]/).map(segment).join("");
}

/** The value of a path parameter, as one segment of the path. */
export function encodeSegment(name: string, value: unknown): string {
  const refuse = (why: string) =>
    new TypeError(`${name} ${why}. Pass the id as a string, such as 663b3db7522ef4893db24536`);
  if (typeof value !== "string") throw refuse(`must be a string, not ${kind(value)}`);
  if (value.trim() === "") throw refuse("is empty");
  if (value === "." || value === "..") throw refuse(`is "${value}", which would change the path`);
  if (value.length > 256) throw refuse(`has ${value.length} characters, more than 256`);
  try {
    return encodeURIComponent(value);
  } catch {
    throw refuse("holds half of a surrogate pair, which is no text");
  }
}

/** The headers that the options name, in lower case, after a look at all of the options. */
export function checkCallOptions(options: CallOptions): Record<string, string> {
  for (const name of ["timeout", "totalTimeout"] as const) {
    const { [name]: value = 1 } = options;
    if (!(typeof value === "number" && value > 0)) {
      throw new TypeError(`${name} must be a number of milliseconds above 0`);
    }
  }
  const { maxRetries = 0, headers = {} } = options;
  if (!Number.isInteger(maxRetries) || maxRetries < 0)
    throw new TypeError("maxRetries must be a whole number, 0 or more");
  const checked: Record<string, string> = {};
  for (const name in headers) checked[name.toLowerCase()] = checkHeader(name, headers[name]);
  return checked;
}

function checkHeader(name: string, value: unknown): string {
  if (/^x-api-key$/i.test(name)) throw new TypeError("headers must not hold x-api-key: pass the key as apiKey");
  // What RFC 9110 allows in a name (5.6.2) and in a value (5.5).
  const allowed = /^[!#$%&'*+.^_`|~\dA-Za-z-]+$/.test(name) && /^[\t\x20-\x7e\x80-\xff]*$/.test(value as string);
  if (typeof value !== "string" || !allowed) {
    throw new TypeError(`headers: ${JSON.stringify(name)} has a name or a value that HTTP does not allow`);
  }
  return value;
}

function kind(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
