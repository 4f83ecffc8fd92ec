/**
 * Response headers that a client would act upon: rate limits, when to come again, the id to report a failure with, pages,
 * and the end of an API's life.
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

export function isRequestId(name: string): boolean {
  return /^(x-)?(amzn-)?(request|correlation|trace)-?id$/i.test(name);
}
