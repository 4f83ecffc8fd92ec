import { expect, test } from "vitest";
import { describeError } from "../../../../src/cli/session/describe-error.ts";
import * as errors from "../../../../src/http/errors.ts";

const baseUrl = "https://example.com/v1";
const details = { status: 0, body: "", headers: new Headers(), attempts: 1, retryAfter: undefined };
const lost = (code: string) => {
  const cause = new Error("no response", { cause: Object.assign(new Error("lost"), { code }) });
  return new errors.ConnectionError("no response", { cause, attempts: 1 });
};

test.each<[string, Error, RegExp]>([
  ["401", new errors.UnauthorizedError("", details), /Set ASTERS_API_KEY to a valid key/],
  ["404", new errors.NotFoundError("", details), /^Check the base URL, https:\/\/example.com\/v1,/],
  ["429", new errors.RateLimitError("", details), /^Try again later\.$/],
  ["500", new errors.ServerError("", details), /--retries/],
  ["a timeout", new errors.TimeoutError("", { option: "timeout", timeout: 1, attempts: 1 }), /--timeout, in seconds/],
  ["a redirect", new errors.RedirectError("", { status: 301, location: "" }), /base URL, https:\/\/example.com\/v1,/],
  [
    "HTML",
    new errors.InvalidResponseError("", { ...details, issues: [] }),
    /Is https:\/\/example.com\/v1 the base URL/,
  ],
  [
    "an account that fails validation",
    new errors.InvalidResponseError("", { ...details, issues: [{ path: "/data/0/name", message: "" }] }),
    /newer version/,
  ],
  ["an unknown host", lost("ENOTFOUND"), /Check the network and the base URL, https:\/\/example.com\/v1,/],
  ["a refused connection", lost("ECONNREFUSED"), /Check the network/],
  ["a certificate", lost("SELF_SIGNED_CERT_IN_CHAIN"), /NODE_EXTRA_CA_CERTS/],
  ["an issuer", lost("UNABLE_TO_GET_ISSUER_CERT_LOCALLY"), /NODE_EXTRA_CA_CERTS/],
])("suggests what to do about %s", (_, error, hint) => {
  expect(describeError(error, baseUrl).hint).toMatch(hint);
});

test("suggests to check the id after a 404 only if the request has one", () => {
  const error = new errors.NotFoundError("", details);
  expect(describeError(error, baseUrl, { hasIds: true }).hint).toMatch(/^Check the id\./);
  expect(describeError(error, baseUrl, { hasIds: false }).hint).not.toContain("id");
});

test("suggests --concurrency after a 429 only if the command sends several requests at once", () => {
  const error = new errors.RateLimitError("", details);
  expect(describeError(error, baseUrl, { isConcurrent: true }).hint).toContain("--concurrency 1");
  expect(describeError(error, baseUrl, { hasIds: true }).hint).not.toContain("--concurrency");
});

test.each([new errors.ForbiddenError("", details), new Error("")])("gives no hint for %s", (error) => {
  expect(describeError(error, baseUrl).hint).toBeUndefined();
});

test("drops method and path from the message, and calls baseUrl the base URL", () => {
  const error = new Error("GET /workspaces/a/socialAccounts: redirected, not followed. Check baseUrl");
  expect(describeError(error, baseUrl).message).toBe("redirected, not followed. Check the base URL");
});
