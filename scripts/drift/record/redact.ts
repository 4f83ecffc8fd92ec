/** Keeps secrets out of the recording: the API key, session cookies, tokens, and the signatures of URLs. */
import { redact } from "../../../src/http/redact.ts";
import type { HAREntry, HARHeader } from "./har.ts";

const redacted = "[redacted]";

/** The value of any other header may be a secret. */
const publicHeader = /^(accept|content-type|content-length|date|user-agent)$/i;

const secretName = /token|secret|passw|api[-_]?key|authori[sz]ation|signature|cookie|session|credential|jwt/i;

/** A copy without secrets, in which every value keeps its JSON type. */
export function redactEntry(entry: HAREntry, key: string): HAREntry {
  const { request, response } = entry;
  const { postData } = request;
  const headers = (all: HARHeader[]) => all.map((header) => redactHeader(header, key));
  const withoutSecrets: HAREntry = {
    ...entry,
    request: {
      ...request,
      url: redactString(request.url, key),
      headers: headers(request.headers),
      ...(postData && { postData: { ...postData, text: redactBody(postData.text, key) } }),
    },
    response: {
      ...response,
      headers: headers(response.headers),
      content: { ...response.content, text: redactBody(response.content.text, key) },
    },
  };
  return redact(withoutSecrets, key);
}

function redactHeader({ name, value }: HARHeader, key: string): HARHeader {
  const isPublic = publicHeader.test(name) || (isHeaderOfInterest(name) && !isRequestId(name));
  return { name, value: isPublic ? redactString(value, key) : redacted };
}

/**
 * Response headers that a client would act on: rate limits, retry delays, request ids, pagination links, and
 * deprecation.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after Retry-After
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/ RateLimit, RateLimit-Policy
 * @see https://www.rfc-editor.org/rfc/rfc8288 Link
 * @see https://www.rfc-editor.org/rfc/rfc8594 Sunset
 * @see https://www.rfc-editor.org/rfc/rfc9745 Deprecation
 */
export function isHeaderOfInterest(name: string): boolean {
  return isRequestId(name) || /^(x-)?rate-?limit(-[a-z-]+)?$|^(retry-after|link|sunset|deprecation)$/i.test(name);
}

function isRequestId(name: string): boolean {
  return /^(x-)?(amzn-)?(request|correlation|trace)-?id$/i.test(name);
}

export function redactBody(text: string, key: string): string {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return redactString(text, key);
  }
  const json = JSON.stringify(body, (name, value) => {
    if (typeof value !== "string") return value;
    return secretName.test(name) ? redacted : redactString(value, key);
  });
  // A server may also use the key as a property name.
  return redact(json, key);
}

/** A URL's query or fragment may be a signature, and its user info a password. */
function redactString(text: string, key: string): string {
  return redact(text, key)
    .replaceAll(/(https?:\/\/)[^\s/@"'<>]+@/g, "$1")
    .replaceAll(/(https?:\/\/[^\s?#"'<>]+)[?#][^\s"'<>]*/g, "$1?redacted")
    .replaceAll(/([?&][\w-]*(?:token|secret|passw|key|sig|auth|session|code)[\w-]*=)[^\s&"'<>]+/gi, "$1redacted")
    .replaceAll(/\b(Bearer|Basic) +[\w.~+/-]+=*/gi, `$1 ${redacted}`)
    .replaceAll(/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, redacted);
}
