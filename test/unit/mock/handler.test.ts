import { expect, test } from "vitest";
import { documentedResponses, examples } from "../../../generated/examples.js";
import { handleMockRequest, type MockRequest } from "../../../src/mock/handler.ts";

const path = "/workspaces/a/socialAccounts";
const headers = { "x-api-key": "any" };
const get = (request: Partial<MockRequest> = {}, selection = {}) =>
  handleMockRequest({ method: "GET", path, headers, hasBody: false, ...request }, selection);
const preferring = (prefer: string, selection = {}) => get({ headers: { ...headers, prefer } }, selection);

test("responds with the first example of the lowest successful status", () => {
  expect(get()).toEqual(handleMockRequest({ method: "GET", path, headers, hasBody: false }));
  expect(get()).toEqual({
    status: 200,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(examples.listSocialAccounts[200].documented),
  });
});

test("finds the operation below the documented base path", () => {
  expect(get({ path: `/api/external/v1.0${path}` })).toEqual(get());
});

test.each(["/", "/nowhere", "/prefix/workspaces", "/api/workspaces", `${path}/more`, `${path}/`, `/${path}`])(
  "responds to the path %s with a 404 problem",
  (path) => {
    expect(get({ path })).toEqual({
      status: 404,
      headers: { "content-type": "application/problem+json" },
      body: JSON.stringify({ status: 404, detail: `the spec has no path ${path}` }),
    });
  },
);

test("responds to another method with a 405 problem", () => {
  expect(get({ method: "POST" })).toMatchObject({
    status: 405,
    body: JSON.stringify({ status: 405, detail: `the spec has no POST ${path}` }),
  });
});

test("finds the operation of a path whose literal part is percent-encoded, or whose id contains a line break", () => {
  expect(get({ path: "/work%73paces/a/socialAccounts" })).toEqual(get());
  expect(get({ path: "/workspaces/a%0Ab/socialAccounts" })).toEqual(get());
});

test("responds with 401 to a request without a key, even with a Prefer header", () => {
  expect(get({ headers: { "x-api-key": " " } }).status).toBe(401);
  expect(get({ headers: { prefer: "code=500" } }, { status: 200 })).toEqual({ status: 401, headers: {}, body: "" });
});

test.each(["/workspaces//socialAccounts", "/workspaces/%zz/socialAccounts", "/workspaces/%C3%28/socialAccounts"])(
  "rejects the path %s, whose id is invalid",
  (path) => {
    expect(get({ path })).toEqual({ status: 422, headers: {}, body: "" });
  },
);

test("rejects a body that the operation does not take", () => {
  expect(get({ hasBody: true })).toEqual({ status: 415, headers: {}, body: "" });
});

test("a preference of the request overrides the selection", () => {
  expect(preferring("code=500", { status: 503 })).toEqual(get({}, { status: 500 }));
  expect(preferring("code=500", { example: "empty" })).toEqual(get({}, { status: 500 }));
  expect(preferring("example=empty", { example: "reconnect" })).toEqual(get({}, { example: "empty" }));
  expect(preferring("example=placeholder", { status: 500 })).toEqual(get({}, { status: 500 }));
});

test("responds to an undocumented status with the default response", () => {
  expect(Object.keys(documentedResponses["listSocialAccounts"] ?? {})).not.toContain("418");
  expect(get({}, { status: 418 })).toEqual({ status: 418, headers: {}, body: "" });
});

test("says that a status has no such example", () => {
  expect(preferring("example=nothing")).toMatchObject({
    status: 404,
    body: JSON.stringify({ status: 404, detail: "listSocialAccounts: status 200 has no example nothing" }),
  });
});

test("rejects an invalid preference", () => {
  const detail = "Prefer: code must be an integer from 200 to 599, and example must not be empty";
  expect(preferring("code=abc")).toEqual({
    status: 422,
    headers: { "content-type": "application/problem+json" },
    body: JSON.stringify({ status: 422, detail }),
  });
});

test("responds with 406 if the request does not accept the content type", () => {
  expect(get({ headers: { ...headers, accept: "text/html" } })).toMatchObject({
    status: 406,
    body: JSON.stringify({ status: 406, detail: "listSocialAccounts responds with application/json" }),
  });
});
