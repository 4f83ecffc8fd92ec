import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { Middleware } from "openapi-fetch";
import { describe, expect, test, vi } from "vitest";
import { type ClientOperation, operations } from "../../../generated/operations.js";
import { ConnectionError, InvalidResponseError, RedirectError, TimeoutError } from "../../../src/http/errors.ts";
import {
  type AstersClient,
  createAstersClient,
  type Fetch,
  type FetchInit,
  type FetchResponse,
} from "../../../src/index.ts";
import { envelope, key, rejection, startClient, workspaceId } from "../../helpers/client.ts";

const path = "/workspaces/{workspace_id}/socialAccounts";
const params = { path: { workspace_id: workspaceId } };

describe("raw", () => {
  test("returns the envelope as data", async () => {
    await using server = await startClient((_, response) => response.end(envelope([])));
    const { data, error, response } = await server.asters.raw.GET(path, { params });
    expect({ data, error, status: response.status }).toEqual({
      data: JSON.parse(envelope([])),
      error: undefined,
      status: 200,
    });
  });

  test("returns a failed response as a result", async () => {
    await using server = await startClient((_, response) =>
      response.writeHead(404, { "x-request-id": "r1" }).end('{"a":1}'),
    );
    const { data, error, response } = await server.asters.raw.GET(path, { params });
    expect({ data, error, status: response.status }).toEqual({ data: undefined, error: { a: 1 }, status: 404 });
    expect(response.headers.get("x-request-id")).toBe("r1");
  });

  test("sends the key, hidden from middleware, and the headers that middleware adds", async () => {
    const seen: unknown[] = [];
    await using server = await startClient((request, response) => {
      seen.push(request.headers["x-api-key"], request.headers["x-trace"]);
      response.end(envelope([]));
    });
    const { raw } = server.asters;
    raw.use({
      onRequest({ request }) {
        seen.push(request.headers.get("x-api-key"));
        request.headers.set("x-trace", "t1");
      },
    });
    await raw.GET(path, { params });
    expect(seen).toEqual([null, key, "t1"]);
  });

  test("sends the Request that middleware returns in place of its own", async () => {
    await using server = await startClient((request, response) => response.end(envelope([request.headers["x-trace"]])));
    const { raw } = server.asters;
    raw.use({ onRequest: ({ request }) => new Request(request, { headers: { "x-trace": "t1" } }) });
    expect((await raw.GET(path, { params })).data?.data).toEqual(["t1"]);
  });

  test("retries a transient failure", async () => {
    let requests = 0;
    await using server = await startClient(
      (_, response) => {
        requests += 1;
        response.writeHead(requests === 1 ? 503 : 200, { "retry-after": "0" }).end(envelope([]));
      },
      { maxRetries: 1 },
    );
    expect((await server.asters.raw.GET(path, { params })).response.status).toBe(200);
    expect(requests).toBe(2);
  });

  test.each([
    ["", "workspace_id is empty"],
    ["..", 'workspace_id is ".."'],
    [2 ** 53, "workspace_id must be a string, not number"],
    [["a"], "workspace_id must be a string, not array"],
    [{ a: 1 }, "workspace_id must be a string, not object"],
    ["\ud800", "an unpaired surrogate"],
  ])("rejects the id %j before any request", async (id, message) => {
    const fetch = vi.fn();
    const { raw } = createAstersClient({ apiKey: key, fetch });
    const error = await rejection(raw.GET(path, { params: { path: { workspace_id: id as string } } }));
    expect(error).toBeInstanceOf(TypeError);
    expect(error.message).toContain(message);
    expect(fetch).not.toHaveBeenCalled();
  });

  test("rejects a call without path parameters", async () => {
    const { raw } = createAstersClient({ apiKey: key, fetch: vi.fn() });
    const error = await rejection(raw.GET(path, {} as never));
    expect(error.message).toContain("workspace_id must be a string, not undefined");
  });

  test.each(["https://elsewhere.test", "https://api.asters.ai", "https://api.asters.ai/api/external/v1.00"])(
    "rejects the base URL %s, which is not the configured one",
    async (baseUrl) => {
      const fetch = vi.fn();
      const { raw } = createAstersClient({ apiKey: key, fetch });
      await expect(raw.GET(path, { params, baseUrl })).rejects.toThrow("raw only sends requests to URLs under baseUrl");
      expect(fetch).not.toHaveBeenCalled();
    },
  );

  test("rejects where there is no response to return", async () => {
    await using silent = await startClient(() => {}, { timeout: 20 });
    await expect(silent.asters.raw.GET(path, { params })).rejects.toBeInstanceOf(TimeoutError);
    await using gone = await startClient((_, response) => response.socket?.destroy());
    await expect(gone.asters.raw.GET(path, { params })).rejects.toBeInstanceOf(ConnectionError);
    await using moved = await startClient((_, response) => response.writeHead(302, { location: "/" }).end());
    await expect(moved.asters.raw.GET(path, { params })).rejects.toBeInstanceOf(RedirectError);
  });

  test.each<[string, string | Buffer]>([
    ["HTML", "<h1>Hello</h1>"],
    ["bytes that are not UTF-8", Buffer.from('{"data":["\xff"]}', "latin1")],
  ])("rejects a 200 with %s as an InvalidResponseError", async (_, body) => {
    await using server = await startClient((_, response) => response.end(body));
    await expect(server.asters.raw.GET(path, { params })).rejects.toBeInstanceOf(InvalidResponseError);
  });

  test.each<[string, object]>([
    ["without a length", { "transfer-encoding": "chunked" }],
    ["with a length of 0", { "content-length": "0" }],
  ])("returns undefined as data of an empty 200 %s", async (_, headers) => {
    await using server = await startClient((_, response) => response.writeHead(200, { ...headers }).end());
    const { data, error, response } = await server.asters.raw.GET(path, { params });
    expect({ data, error, status: response.status }).toEqual({ data: undefined, error: undefined, status: 200 });
  });

  test.each<[unknown, object]>([
    ["", { "transfer-encoding": "chunked" }],
    [undefined, { "content-length": "0" }],
  ])("returns %j as error of an empty 500 with %j, as openapi-fetch does", async (expected, headers) => {
    await using server = await startClient((_, response) => response.writeHead(500, { ...headers }).end());
    expect((await server.asters.raw.GET(path, { params })).error).toBe(expected);
  });

  test("returns text on request", async () => {
    await using server = await startClient((_, response) => response.end("<h1>Hello</h1>"));
    expect((await server.asters.raw.GET(path, { params, parseAs: "text" })).data).toBe("<h1>Hello</h1>");
  });

  test.each([204, 205, 304, 500])("returns an empty %d", async (code) => {
    await using server = await startClient((_, response) => response.writeHead(code).end());
    const { data, response } = await server.asters.raw.GET(path, { params });
    expect({ data, status: response.status }).toEqual({ data: undefined, status: code });
  });

  test("passes a URL and an init to fetch, not a Request of the global realm", async () => {
    const fetch = vi.fn(async () => new Response(envelope([])));
    await createAstersClient({ apiKey: key, fetch }).raw.GET(path, { params });
    expect(fetch).toHaveBeenCalledWith(
      `https://api.asters.ai/api/external/v1.0/workspaces/${workspaceId}/socialAccounts`,
      expect.objectContaining({ method: "GET", redirect: "manual" }),
    );
  });

  test("rejects on abort even after the Request was garbage collected", async () => {
    setFlagsFromString("--expose-gc");
    const collectGarbage = runInNewContext("gc");
    const caller = new AbortController();
    const { raw } = createAstersClient({ apiKey: key, fetch: () => new Promise(() => {}) });
    const call = raw.GET(path, { params, signal: caller.signal });
    for (let turn = 0; turn < 3; turn++) {
      await new Promise(setImmediate);
      collectGarbage();
    }
    caller.abort("enough");
    expect(await rejection(call)).toBe("enough");
  });

  test("rejects immediately when the caller aborts", async () => {
    const caller = new AbortController();
    const reason = { enough: true };
    await using server = await startClient(() => caller.abort(reason));
    expect(await rejection(server.asters.raw.GET(path, { params, signal: caller.signal }))).toBe(reason);
  });

  test("rejects on abort even if middleware replaced the Request", async () => {
    const caller = new AbortController();
    const reason = { enough: true };
    await using server = await startClient(() => caller.abort(reason));
    const { raw } = server.asters;
    raw.use({ onRequest: ({ request }) => new Request(request, { headers: { "x-trace": "t1" } }) });
    expect(await rejection(raw.GET(path, { params, signal: caller.signal }))).toBe(reason);
  });

  test("rejects on the abort of a signal that middleware put in", async () => {
    const inner = new AbortController();
    await using server = await startClient(() => inner.abort("inner"));
    const { raw } = server.asters;
    raw.use({ onRequest: ({ request }) => new Request(request, { signal: inner.signal }) });
    const call = raw.GET(path, { params, signal: new AbortController().signal });
    expect(await rejection(call)).toBe("inner");
  });

  test.each(["timeout", "totalTimeout"] as const)("obeys the %s of a call", async (option) => {
    await using server = await startClient(() => {});
    const call = server.asters.raw.GET(path, { params, [option]: 20 });
    expect(await rejection(call)).toMatchObject({ name: "TimeoutError", option, timeout: 20 });
  });

  test("obeys the maxRetries and maxRetryAfter of a call", async () => {
    const fetch = vi.fn(async () => new Response("{}", { status: 503, headers: { "retry-after": "0" } }));
    const { raw } = createAstersClient({ apiKey: key, fetch });
    await raw.GET(path, { params, maxRetries: 3 });
    expect(fetch).toHaveBeenCalledTimes(4);
    fetch.mockImplementation(async () => new Response("{}", { status: 503, headers: { "retry-after": "9" } }));
    await raw.GET(path, { params, maxRetryAfter: 8999 });
    expect(fetch).toHaveBeenCalledTimes(5);
  });

  test("repeats a POST that the spec marks as safe", async () => {
    const fetch = vi.fn(async () => new Response("{}", { status: 503, headers: { "retry-after": "0" } }));
    const { raw } = createAstersClient({ apiKey: key, fetch });
    const rows = operations as ClientOperation[];
    const [row] = rows as [ClientOperation];
    rows.push({ ...row, method: "POST", path: "/search" });
    try {
      const request = raw.request as (method: string, path: string) => Promise<unknown>;
      await request("POST", "/search");
      await request("post", "/search");
      await request("POST", "/another");
    } finally {
      rows.pop();
    }
    expect(fetch).toHaveBeenCalledTimes(5);
  });

  test("rejects an invalid option of a call", async () => {
    const { raw } = createAstersClient({ apiKey: key, fetch: vi.fn() });
    await expect(raw.GET(path, { params, timeout: 0 })).rejects.toThrow("timeout must be a positive number");
  });

  test("rejects an API key in the headers of a call", async () => {
    const fetch = vi.fn();
    const { raw } = createAstersClient({ apiKey: key, fetch });
    await expect(raw.GET(path, { params, headers: { "X-API-Key": "other" } })).rejects.toThrow(
      "pass the key as apiKey",
    );
    expect(fetch).not.toHaveBeenCalled();
  });

  test("uses the fetch of a call, and passes on what is not openapi-fetch's", async () => {
    const fetch = vi.fn(async (..._: Parameters<Fetch>) => new Response(envelope([])));
    const { raw } = createAstersClient({ apiKey: key, fetch: () => expect.unreachable() });
    const requestInitExt = { dispatcher: "agent" };
    const others = { cache: "no-store", next: { revalidate: 60 }, bodyguard: 1, redirects: 2 } as const;
    await raw.GET(path, { params, fetch, requestInitExt, ...others });
    const init = fetch.mock.calls[0]?.[1];
    expect(init).toMatchObject({
      ...others,
      dispatcher: "agent",
      redirect: "manual",
    });
    expect(init).not.toHaveProperty("params");
  });

  test("passes an instance of the Request of a call to fetch", async () => {
    class MyRequest extends Request {}
    const fetch = vi.fn(async (..._: Parameters<Fetch>) => new Response(envelope([])));
    await createAstersClient({ apiKey: key, fetch }).raw.GET(path, { params, Request: MyRequest });
    expect(fetch.mock.calls[0]?.[0]).toBeInstanceOf(MyRequest);
  });

  test("merges the headers of a call, as openapi-fetch does", async () => {
    const fetch = vi.fn(async (..._: Parameters<Fetch>) => new Response(envelope([])));
    const { raw } = createAstersClient({ apiKey: key, fetch });
    await raw.GET(path, { params, headers: { "X-A": 1, "x-b": null, "x-c": ["a", "b"] } });
    const [, { headers }] = fetch.mock.calls[0] as [string, FetchInit];
    expect(headers).toMatchObject({ "x-a": "1", "x-c": "a, b", accept: "application/json" });
    expect(headers).not.toHaveProperty("x-b");
  });

  test.each<[string, object, string]>([
    ["an array", { tags: ["a", "b"] }, "?tags=a&tags=b"],
    ["an object", { date: { from: "1" } }, "?date[from]=1"],
    ["text to encode", { q: "a&b c" }, "?q=a%26b%20c"],
  ])("serializes %s in the query", async (_, query, expected) => {
    const fetch = vi.fn(async (..._: Parameters<Fetch>) => new Response(envelope([])));
    await createAstersClient({ apiKey: key, fetch }).raw.GET(path, { params: { ...params, query } as never });
    expect(new URL(fetch.mock.calls[0]?.[0] as string).search).toBe(expected);
  });

  test("uses the serializers of a call", async () => {
    const fetch = vi.fn(async (..._: Parameters<Fetch>) => new Response(envelope([])));
    await createAstersClient({ apiKey: key, fetch }).raw.GET(path, {
      params,
      querySerializer: () => "mine=1",
      pathSerializer: (pathname: string) => pathname.replace("{workspace_id}", "mine"),
    });
    expect(fetch.mock.calls[0]?.[0]).toMatch(/\/workspaces\/mine\/socialAccounts\?mine=1$/);
  });

  describe("with a body", () => {
    const POST = (asters: AstersClient) =>
      asters.raw.POST as unknown as (path: string, init: object) => Promise<{ data?: unknown; response: Response }>;
    const received = async (init: object, maxRetries = 0) => {
      const bodies: [string | undefined, string][] = [];
      await using server = await startClient(async (request, response) => {
        const chunks: Buffer[] = [];
        for await (const chunk of request) chunks.push(chunk);
        bodies.push([request.headers["content-type"], Buffer.concat(chunks).toString()]);
        response.writeHead(503, { "retry-after": "0" }).end("{}");
      });
      await POST(server.asters)(path, { params, maxRetries, ...init });
      return bodies;
    };

    test("sends JSON, and does not repeat a POST that may write", async () => {
      expect(await received({ body: { a: 1 } }, 3)).toEqual([["application/json", '{"a":1}']]);
    });

    test("sends a form", async () => {
      const headers = { "Content-Type": "application/x-www-form-urlencoded" };
      expect(await received({ body: { a: "1" }, headers })).toEqual([["application/x-www-form-urlencoded", "a=1"]]);
    });

    test("sends multipart data with its boundary", async () => {
      const form = new FormData();
      form.set("a", "1");
      const [[type, body] = []] = await received({ body: form });
      const boundary = /boundary=(.+)/.exec(type as string)?.[1] as string;
      expect(body).toContain(boundary);
    });

    test("sends what a body serializer returns", async () => {
      const init = { body: { a: 1 }, bodySerializer: () => "plain", headers: { "content-type": "text/plain" } };
      expect(await received(init)).toEqual([["text/plain", "plain"]]);
    });
  });

  test("returns undefined as data of a HEAD", async () => {
    await using server = await startClient((_, response) => response.writeHead(200, { "content-length": "10" }).end());
    const HEAD = server.asters.raw.HEAD as unknown as typeof server.asters.raw.GET;
    const { data, response } = await HEAD(path, { params });
    expect(data).toBeUndefined();
    expect(response.headers.get("content-length")).toBe("10");
  });

  test("sends a request to a path without parameters", async () => {
    const fetch = vi.fn(async (..._: Parameters<Fetch>) => new Response('{"data":{}}'));
    await createAstersClient({ apiKey: key, fetch }).raw.GET("/workspaces");
    expect(fetch.mock.calls[0]?.[0]).toMatch(/v1\.0\/workspaces$/);
  });

  test("request takes the method as its first argument", async () => {
    await using server = await startClient((request, response) => response.end(envelope([request.method])));
    const { data } = await server.asters.raw.request("get", path, { params });
    expect(data?.data).toEqual(["GET"]);
  });

  test.each([
    ["arrayBuffer", (data: unknown) => Buffer.from(data as ArrayBuffer).toString()],
    ["blob", (data: unknown) => (data as Blob).text()],
    ["text", (data: unknown) => data],
  ] as const)("parses as %s", async (parseAs, toText) => {
    await using server = await startClient((_, response) => response.end("hello"));
    const { data } = await server.asters.raw.GET(path, { params, parseAs });
    expect(await toText(data)).toBe("hello");
  });

  test("runs middleware in order, and in reverse for responses", async () => {
    const order: string[] = [];
    const middleware = (name: string): Middleware => ({
      onRequest: () => void order.push(`${name} request`),
      onResponse: () => void order.push(`${name} response`),
    });
    const { raw } = createAstersClient({ apiKey: key, fetch: async () => new Response(envelope([])) });
    const [first, ejected] = [middleware("first"), middleware("ejected")];
    raw.use(first, ejected);
    raw.eject(ejected);
    await raw.GET(path, { params, middleware: [middleware("call")] });
    expect(order).toEqual(["first request", "call request", "call response", "first response"]);
  });

  test("sends no request when middleware responds", async () => {
    const fetch = vi.fn();
    const { raw } = createAstersClient({ apiKey: key, fetch });
    raw.use({ onRequest: () => Response.json({ data: ["cached"] }) });
    expect((await raw.GET(path, { params })).data?.data).toEqual(["cached"]);
    expect(fetch).not.toHaveBeenCalled();
  });

  test("lets middleware turn a body into JSON", async () => {
    const { raw } = createAstersClient({ apiKey: key, fetch: async () => new Response("secret") });
    raw.use({ onResponse: () => Response.json({ data: ["decoded"] }) });
    expect((await raw.GET(path, { params })).data?.data).toEqual(["decoded"]);
  });

  test("hands a ConnectionError to onError", async () => {
    const { raw } = createAstersClient({
      apiKey: key,
      fetch: () => Promise.reject(new TypeError("down")),
      maxRetries: 0,
    });
    raw.use({ onError: ({ error }) => Response.json({ data: [(error as Error).name] }) });
    expect((await raw.GET(path, { params })).data?.data).toEqual(["ConnectionError"]);
  });

  test("throws the error of middleware as it is", async () => {
    const thrown = new SyntaxError("mine");
    const { raw } = createAstersClient({ apiKey: key, fetch: async () => new Response(envelope([])) });
    raw.use({ onResponse: () => Promise.reject(thrown) });
    expect(await rejection(raw.GET(path, { params }))).toBe(thrown);
  });

  test.each<[string, { status: number; statusText?: string }]>([
    ["status 999", { status: 999 }],
    ["status 101", { status: 101 }],
    ["a reason phrase beyond Latin-1", { status: 400, statusText: "Ошибка" }],
  ])("returns a response with %s as a result", async (_, init) => {
    const real = Response.json({ a: 1 });
    const response: FetchResponse = {
      statusText: "",
      ...init,
      type: "default",
      headers: real.headers,
      arrayBuffer: () => real.arrayBuffer(),
    };
    const asters = createAstersClient({ apiKey: key, fetch: async () => response });
    const result = await asters.raw.GET(path, { params });
    expect(result.response).toMatchObject({ ...init, ok: false });
    expect(result.response).toBeInstanceOf(Response);
  });

  describe("parseAs: stream", () => {
    const text = async (stream: ReadableStream | null | undefined) => new Response(stream).text();

    test("returns the first chunk before the last one was sent", async () => {
      let finish = () => {};
      await using server = await startClient((_, response) => {
        response.write("first");
        finish = () => response.end("last");
      });
      const { data } = await server.asters.raw.GET(path, { params, parseAs: "stream" });
      const reader = (data as ReadableStream<Uint8Array>).getReader();
      expect(Buffer.from((await reader.read()).value as Uint8Array).toString()).toBe("first");
      finish();
      expect(Buffer.from((await reader.read()).value as Uint8Array).toString()).toBe("last");
      expect(await reader.read()).toMatchObject({ done: true });
    });

    test("returns the body of a fetch without readers", async () => {
      const response = new Response("whole");
      const fetch: Fetch = async () => ({
        status: 200,
        statusText: "",
        type: "default",
        headers: new Headers(),
        body: {},
        arrayBuffer: () => response.arrayBuffer(),
      });
      const { data } = await createAstersClient({ apiKey: key, fetch }).raw.GET(path, { params, parseAs: "stream" });
      expect(await text(data)).toBe("whole");
    });

    test("retries a transient failure, then streams", async () => {
      const fetch = vi.fn(async () => new Response("streamed"));
      fetch.mockResolvedValueOnce(new Response("busy", { status: 503, headers: { "retry-after": "0" } }));
      const { data } = await createAstersClient({ apiKey: key, fetch }).raw.GET(path, { params, parseAs: "stream" });
      expect(await text(data)).toBe("streamed");
    });

    test("errors with the reason when the caller aborts", async () => {
      const caller = new AbortController();
      await using server = await startClient((_, response) => response.write("first"));
      const { signal } = caller;
      const { data } = await server.asters.raw.GET(path, { params, signal, parseAs: "stream" });
      const reader = (data as ReadableStream).getReader();
      await reader.read();
      caller.abort("enough");
      expect(await rejection(reader.read())).toBe("enough");
    });

    test("errors as the platform does when the connection breaks", async () => {
      await using server = await startClient((_, response) => {
        response
          .writeHead(200, { "content-length": "100" })
          .write("first", () => setImmediate(() => response.destroy()));
      });
      const { data } = await server.asters.raw.GET(path, { params, parseAs: "stream" });
      expect(await rejection(text(data))).toMatchObject({ name: "TypeError", message: "terminated" });
    });

    test("ends the request when the stream is canceled", async () => {
      const closed = withResolvers();
      await using server = await startClient((_, response) => {
        response.on("close", () => closed.resolve(undefined));
        response.write("first");
      });
      const { data } = await server.asters.raw.GET(path, { params, parseAs: "stream" });
      await (data as ReadableStream).cancel();
      await closed.promise;
    });
  });
});

function withResolvers() {
  let resolve: (value: undefined) => void = () => {};
  const promise = new Promise<undefined>((done) => (resolve = done));
  return { promise, resolve };
}
