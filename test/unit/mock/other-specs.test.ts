import { expect, test, vi } from "vitest";
import { createFetchStub, type FetchStubOptions } from "../../../src/mock/fetch-stub.ts";
import { handleMockRequest, type MockRequest } from "../../../src/mock/handler.ts";

/** Kinds of operations and responses that the spec does not have. */
vi.mock("../../../generated/operations.js", () => ({
  operations: [
    { operationId: "getThing", method: "GET", path: "/things/{id}", pathParameters: ["id"] },
    { operationId: "getNewest", method: "GET", path: "/things/newest", pathParameters: [] },
    { operationId: "exportThing", method: "GET", path: "/things/{id}.csv", pathParameters: ["id"] },
    { operationId: "hasThing", method: "HEAD", path: "/things/{id}", pathParameters: ["id"] },
    { operationId: "search", method: "POST", path: "/search", pathParameters: [], body: { page: true } },
    { operationId: "filter", method: "PUT", path: "/search", pathParameters: [], body: { page: false } },
  ],
}));

vi.mock("../../../generated/examples.js", () => {
  const json = (...examples: string[]) => ({ contentType: "application/json", examples });
  return {
    documentedResponses: {
      getThing: { "4XX": json("failed"), default: json("any") },
      getNewest: { "2XX": json("newest") },
      exportThing: { "200": { contentType: "text/csv", examples: ["lines"] } },
      hasThing: { "200": json("thing"), default: { examples: [] } },
      search: { "404": { examples: [] }, "422": json("invalid") },
      filter: { "404": { examples: [] }, "422": json("invalid") },
    },
    examples: {
      getThing: { default: { any: "any" }, "4XX": { failed: "failed" } },
      getNewest: { "2XX": { newest: "newest" } },
      exportThing: { "200": { lines: "id\n1\n" } },
      search: { "422": { invalid: "invalid" } },
      filter: { "422": { invalid: "invalid" } },
    },
  };
});

const headers = { "x-api-key": "any" };
const handle = (request: Partial<MockRequest>) =>
  handleMockRequest({ method: "GET", path: "/things/1", headers, hasBody: false, ...request });
const preferring = (code: number, path?: string) =>
  handle({ ...(path && { path }), headers: { ...headers, prefer: `code=${code}` } });
const search = (contentType: string | undefined) =>
  handle({ method: "POST", path: "/search", headers: { ...headers, "content-type": contentType }, hasBody: true });

test("responds with the default response as a 200 if there is no successful one", () => {
  expect(handle({})).toMatchObject({ status: 200, body: '"any"' });
});

test("responds with the first response if there is no successful one and no default", () => {
  expect(search("application/json; charset=utf-8")).toEqual({ status: 404, headers: {}, body: "" });
});

test("responds with the first status of a range, such as 200 for 2XX", () => {
  expect(handle({ path: "/things/newest" })).toMatchObject({ status: 200, body: '"newest"' });
});

test("a status selects the range that contains it", () => {
  expect(preferring(404)).toMatchObject({ status: 404, body: '"failed"' });
  expect(preferring(500)).toMatchObject({ status: 500, body: '"any"' });
});

test("responds with a 404 problem to a status that is not documented", () => {
  const detail = "getNewest documents no status 500";
  expect(preferring(500, "/things/newest")).toMatchObject({ body: JSON.stringify({ status: 404, detail }) });
});

test("sends a body that is not JSON unchanged", () => {
  expect(handle({ path: "/things/1.csv" })).toEqual({
    status: 200,
    headers: { "content-type": "text/csv" },
    body: "id\n1\n",
  });
});

test("responds to HEAD without a body", async () => {
  expect(handle({ method: "HEAD" })).toEqual({ status: 200, headers: {}, body: "" });
  const { signal } = new AbortController();
  const init = { method: "HEAD", headers, redirect: "manual", signal } as const;
  expect((await createFetchStub()("https://things.test/nowhere", init)).body).toBeNull();
});

test("rejects a body that is not JSON", () => {
  expect(search("text/plain")).toMatchObject({ status: 422, body: '"invalid"' });
  expect(search(undefined)).toMatchObject({ status: 422, body: '"invalid"' });
});

test("rejects a request without a required body", () => {
  expect(handle({ method: "POST", path: "/search" })).toMatchObject({ status: 422, body: '"invalid"' });
  expect(handle({ method: "PUT", path: "/search" })).toMatchObject({ status: 404 });
});

test("rejects a request with a problem response if the operation documents no rejection", () => {
  expect(handle({ path: "/things/newest", headers: {} })).toMatchObject({
    status: 401,
    body: JSON.stringify({ status: 401, detail: "the request is invalid" }),
  });
});

test("a stub ignores a status that an operation does not document", async () => {
  const { signal } = new AbortController();
  const init = { method: "GET", headers, redirect: "manual", signal } as const;
  const fetch = createFetchStub({ status: 500 });
  expect((await fetch("https://things.test/things/1", init)).status).toBe(500);
  expect((await fetch("https://things.test/things/newest", init)).status).toBe(200);
});

test("a stub responds to each method of a path as selected for it", async () => {
  const { signal } = new AbortController();
  const operations = { search: { headers: { "x-id": "search" } }, filter: { headers: { "x-id": "filter" } } };
  const fetch = createFetchStub({ operations } as FetchStubOptions);
  const respondedTo = async (method: string) =>
    (await fetch("https://things.test/search", { method, headers, redirect: "manual", signal })).headers.get("x-id");
  expect([await respondedTo("POST"), await respondedTo("PUT")]).toEqual(["search", "filter"]);
  expect(await respondedTo("PATCH")).toBeNull();
});

test("a stub distinguishes requests with a body from those without", async () => {
  const { signal } = new AbortController();
  const init = { method: "POST", redirect: "manual", signal } as const;
  const json = { ...headers, "content-type": "application/json" };
  const fetch = createFetchStub();
  expect((await fetch("https://things.test/search", { ...init, headers: json, body: "{}" })).status).toBe(404);
  expect((await fetch("https://things.test/search", { ...init, headers: json })).status).toBe(422);
});

test("a stub rejects a status that an operation does not document", () => {
  const options = { operations: { getNewest: { status: 500 } } } as FetchStubOptions;
  expect(() => createFetchStub(options)).toThrow(
    new TypeError("createFetchStub: getNewest: status 500 is not documented"),
  );
});
