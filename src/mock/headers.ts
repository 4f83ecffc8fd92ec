/** Reads the headers with which a request selects a documented response. */

/** The documented response to send. */
export interface MockSelection {
  status?: number | undefined;
  example?: string | undefined;
}

/** Whether a `Response` can have the status. @see https://fetch.spec.whatwg.org/#dom-response */
export function isResponseStatus(status: number): boolean {
  return Number.isInteger(status) && status >= 200 && status <= 599;
}

/**
 * What a `Prefer` header such as `code=500, example=empty` selects; undefined if its values are invalid. Of a repeated
 * preference the first counts, as RFC 7240 says; the names are those of Prism.
 *
 * @see https://docs.stoplight.io/docs/prism/mocking-your-api
 */
export function parsePrefer(header: unknown): MockSelection | undefined {
  const values = new Map<string, string>();
  for (const preference of String(header ?? "").match(/(?:"[^"]*"|[^,])+/g) ?? []) {
    const [, name = "", value = ""] = /^\s*([^=;\s]*)\s*(?:=\s*("[^"]*"|[^;]*))?/.exec(preference) as RegExpExecArray;
    const key = name.toLowerCase();
    if (!values.has(key)) values.set(key, value.trim().replace(/^"(.*)"$/, "$1"));
  }
  const code = values.get("code");
  const example = values.get("example");
  const status = code === undefined ? undefined : Number(code);
  return (status !== undefined && !isResponseStatus(status)) || example === "" ? undefined : { status, example };
}

/** Whether an `Accept` header allows a media type. @see https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1 */
export function isAcceptable(accept: unknown, mediaType: string): boolean {
  if (!accept) return true;
  const [type = ""] = mediaType.toLowerCase().split(";");
  const [main = ""] = type.split("/");
  return String(accept)
    .toLowerCase()
    .split(",")
    .map((range) => range.split(";").map((part) => part.trim()))
    .some(([range = "", ...parameters]) => {
      const isExcluded = parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
      return !isExcluded && ["*/*", `${main}/*`, type].includes(range);
    });
}
