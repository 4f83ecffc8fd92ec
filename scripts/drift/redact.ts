/** Keeps secrets out of what is recorded: the key, session cookies, tokens, and the signatures of URLs. */
import { redact } from "../../src/http/redact.ts";
import type { HAREntry, HARHeader } from "./har.ts";
import { isHeaderOfInterest, isRequestId } from "./headers.ts";

const struckOut = "[redacted]";

/** The value of any other header may be a secret. */
const harmlessHeader = /^(accept|content-type|content-length|date|user-agent)$/i;

const secretName = /token|secret|passw|api[-_]?key|authori[sz]ation|signature|cookie|session|credential|jwt/i;

/** A copy without secrets, in which every value has the JSON type that it had. */
export function redactEntry(entry: HAREntry, key: string): HAREntry {
  const { request, response } = entry;
  const headers = (all: HARHeader[]) => all.map((header) => redactHeader(header, key));
  const { content } = response;
  const redacted: HAREntry = {
    ...entry,
    request: { ...request, url: redactString(request.url, key), headers: headers(request.headers) },
    response: {
      ...response,
      headers: headers(response.headers),
      content: { ...content, text: redactBody(content.text, key) },
    },
  };
  return redact(redacted, key);
}

function redactHeader({ name, value }: HARHeader, key: string): HARHeader {
  const told = harmlessHeader.test(name) || (isHeaderOfInterest(name) && !isRequestId(name));
  return { name, value: told ? redactString(value, key) : struckOut };
}

export function redactBody(text: string, key: string): string {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return redactString(text, key);
  }
  return JSON.stringify(redact(body, key), (name, value) => {
    if (typeof value !== "string") return value;
    return secretName.test(name) ? struckOut : redactString(value, key);
  });
}

/** What follows the path of a URL signs it, and what precedes the host may be a password. */
function redactString(text: string, key: string): string {
  return redact(text, key)
    .replaceAll(/(https?:\/\/)[^\s/@"'<>]+@/g, "$1")
    .replaceAll(/(https?:\/\/[^\s?#"'<>]+)[?#][^\s"'<>]*/g, "$1?redacted")
    .replaceAll(/([?&][\w-]*(?:token|secret|passw|key|sig|auth|session|code)[\w-]*=)[^\s&"'<>]+/gi, "$1redacted")
    .replaceAll(/\b(Bearer|Basic) +[\w.~+/-]+=*/gi, `$1 ${struckOut}`)
    .replaceAll(/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, struckOut);
}
