import { describe, expect, test, vi } from "vitest";
import type { ClientOperation } from "../../../generated/operations.js";
import { createCall } from "../../../src/client/call.ts";
import { normalizeOptions } from "../../../src/client/client-options.ts";
import { createTransport } from "../../../src/http/transport.ts";
import { key, rejection } from "../../helpers/client.ts";

const base = { operationId: "op" as never, path: "/a/{id}", pathParameters: ["id"] };
const read: ClientOperation = { ...base, method: "GET", resolvesWith: "data", resultKind: "object", safe: true };
const search: ClientOperation = {
  ...base,
  method: "POST",
  resolvesWith: "body",
  resultKind: "object",
  body: { filters: true },
};

/** Calls an operation with a `fetch` that responds with a body. */
function startClient(body: BodyInit | null, init?: ResponseInit) {
  const fetch = vi.fn(async (..._: Parameters<typeof globalThis.fetch>) => new Response(body, init));
  const options = normalizeOptions({ apiKey: key, baseUrl: "https://api.test/v1", fetch: fetch as never });
  return { fetch, call: createCall(createTransport(options), options.baseUrl, undefined) };
}

describe("a call", () => {
  test("serializes the path and the query", async () => {
    const { call, fetch } = startClient('{"data":{}}');
    await call({ ...read, query: { page: false, tags: false } }, ["x y", { page: 2, tags: ["a", "b&c"] }]);
    expect(fetch.mock.calls[0]?.[0]).toBe("https://api.test/v1/a/x%20y?page=2&tags=a&tags=b%26c");
  });

  test("sends a JSON body with its content type", async () => {
    const { call, fetch } = startClient('{"data":[]}');
    await call(search, ["x", { filters: { date: { from: 1 } } }]);
    expect(fetch.mock.calls[0]?.[1]).toMatchObject({
      method: "POST",
      body: '{"filters":{"date":{"from":1}}}',
      headers: { "content-type": "application/json", "x-api-key": key },
    });
  });

  test("sends no content type without a body", async () => {
    const { call, fetch } = startClient('{"data":{}}');
    await call(read, ["x"]);
    expect(fetch.mock.calls[0]?.[1]).not.toHaveProperty("body");
    expect(fetch.mock.calls[0]?.[1]?.headers).not.toHaveProperty("content-type");
  });

  test.each<[string, ClientOperation, number]>([
    ["a GET", read, 2],
    ["a POST", search, 1],
    ["a POST that only reads", { ...search, safe: true }, 2],
    ["a PUT", { ...search, method: "PUT" }, 2],
    ["a PATCH", { ...search, method: "PATCH" }, 1],
  ])("retries a failed %s as often as is safe", async (_, operation, attempts) => {
    const { call, fetch } = startClient("{}", { status: 503, headers: { "retry-after": "0" } });
    await rejection(call(operation, operation.body ? ["x", { filters: {} }] : ["x"]));
    expect(fetch).toHaveBeenCalledTimes(attempts);
  });
});

describe("the result", () => {
  const pages = { data: [1], pagination: { totalPages: 3 } };

  test.each<[string, Partial<ClientOperation>, unknown, unknown]>([
    ["is the data of the envelope", { resultKind: "object" }, { data: { a: 1 }, error: null }, { a: 1 }],
    ["is an array of anything", { resultKind: "array" }, { data: [1, "a"] }, [1, "a"]],
    ["is anything", { resultKind: "unknown" }, { data: 7 }, 7],
    ["is the whole body where the table says so", { resolvesWith: "body", resultKind: "object" }, pages, pages],
    ["is a bare array", { resolvesWith: "body", resultKind: "objects" }, [{}], [{}]],
  ])("%s", async (_, operation, body, result) => {
    const { call } = startClient(JSON.stringify(body));
    expect(await call({ ...read, ...operation }, ["x"])).toEqual(result);
  });

  test.each([204, 200])("is undefined for a %d of an operation without a documented body", async (status) => {
    const { call } = startClient(null, { status });
    expect(await call({ ...read, resolvesWith: "none" }, ["x"])).toBeUndefined();
  });

  test.each<[string, Partial<ClientOperation>, string]>([
    ["/data must be object", { resultKind: "object" }, '{"data":[]}'],
    ["/data must be object", { resultKind: "object" }, "null"],
    ["/data must be array", { resultKind: "array" }, '{"data":{}}'],
    ["/data/1 must be object", { resultKind: "objects" }, '{"data":[{},null]}'],
    ["the body must be object", { resolvesWith: "body", resultKind: "object" }, "[]"],
    ["/1 must be object", { resolvesWith: "body", resultKind: "objects" }, "[{},1]"],
    ["the body must not be empty", { resolvesWith: "body", resultKind: "unknown" }, ""],
  ])("rejects with %j", async (message, operation, body) => {
    const { call } = startClient(body);
    const error = await rejection(call({ ...read, ...operation }, ["x"]));
    expect(error).toMatchObject({ name: "InvalidResponseError" });
    expect(error.message).toContain(`200, but ${message}`);
  });

  test("is an ApiError if a body without the envelope reports an error", async () => {
    const { call } = startClient('{"error":"No"}');
    const error = await rejection(call({ ...read, resolvesWith: "body", resultKind: "object" }, ["x"]));
    expect(error).toMatchObject({ name: "ApiError", status: 200, body: { error: "No" } });
  });
});
