import { expect, test } from "vitest";
import { explain } from "../../../src/cli/explain.ts";
import * as errors from "../../../src/http/errors.ts";

const baseUrl = "https://example.com/v1";
const failure = { status: 0, body: "", headers: new Headers(), attempts: 1, retryAfter: undefined };
const lost = (code: string) => {
  const cause = new Error("no answer", { cause: Object.assign(new Error("lost"), { code }) });
  return new errors.ConnectionError("no answer", { cause, attempts: 1 });
};

test.each<[string, Error, RegExp]>([
  ["401", new errors.UnauthorizedError("", failure), /Set ASTERS_API_KEY to the new key/],
  ["429", new errors.RateLimitError("", failure), /--concurrency 1/],
  ["500", new errors.ServerError("", failure), /--retries/],
  ["a time-out", new errors.TimeoutError("", { option: "timeout", timeout: 1, attempts: 1 }), /--timeout, in seconds/],
  ["a redirect", new errors.RedirectError("", { status: 301, location: "" }), /base URL is https:\/\/example.com\/v1;/],
  ["HTML", new errors.InvalidResponseError("", { ...failure, issues: [] }), /Is the Asters API at https:/],
  [
    "an account that the document does not allow",
    new errors.InvalidResponseError("", { ...failure, issues: [{ path: "/data/0/name", message: "" }] }),
    /newer version/,
  ],
  ["an unknown host", lost("ENOTFOUND"), /Check the network, and the base URL: https:\/\/example.com\/v1/],
  ["a refused connection", lost("ECONNREFUSED"), /Check the network/],
  ["a certificate", lost("SELF_SIGNED_CERT_IN_CHAIN"), /NODE_EXTRA_CA_CERTS/],
  ["an issuer", lost("UNABLE_TO_GET_ISSUER_CERT_LOCALLY"), /NODE_EXTRA_CA_CERTS/],
])("of %s it says what to do next", (_, error, next) => {
  expect(explain(error, baseUrl).next).toMatch(next);
});

test.each([new errors.NotFoundError("", failure), new Error("")])("of %s the message says it", (error) => {
  expect(explain(error, baseUrl).next).toBeUndefined();
});

test("the message is in the command's words", () => {
  const error = new Error("GET /workspaces/a/socialAccounts: redirected, not followed. Check baseUrl");
  expect(explain(error, baseUrl).what).toBe("redirected, not followed. Check the base URL");
});
