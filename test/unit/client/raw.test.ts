import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, test, vi } from "vitest";
import { ConnectionError, InvalidResponseError, RedirectError, TimeoutError } from "../../../src/http/errors.ts";
import { createAstersClient } from "../../../src/index.ts";
import { envelope, key, rejection, setUp, workspaceId } from "../../helpers/client.ts";

const path = "/workspaces/{workspace_id}/socialAccounts";
const params = { path: { workspace_id: workspaceId } };

describe("raw", () => {
  test("gives the envelope as a result", async () => {
    await using server = await setUp((_, response) => response.end(envelope([])));
    const { data, error, response } = await server.asters.raw.GET(path, { params });
    expect({ data, error, status: response.status }).toEqual({
      data: JSON.parse(envelope([])),
      error: undefined,
      status: 200,
    });
  });

  test("gives a failed answer as a result", async () => {
    await using server = await setUp((_, response) => response.writeHead(404, { "x-request-id": "r1" }).end('{"a":1}'));
    const { data, error, response } = await server.asters.raw.GET(path, { params });
    expect({ data, error, status: response.status }).toEqual({ data: undefined, error: { a: 1 }, status: 404 });
    expect(response.headers.get("x-request-id")).toBe("r1");
  });

  test("sends the key, which middleware does not see, and what middleware adds", async () => {
    const seen: unknown[] = [];
    await using server = await setUp((request, response) => {
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
    await using server = await setUp((request, response) => response.end(envelope([request.headers["x-trace"]])));
    const { raw } = server.asters;
    raw.use({ onRequest: ({ request }) => new Request(request, { headers: { "x-trace": "t1" } }) });
    expect((await raw.GET(path, { params })).data?.data).toEqual(["t1"]);
  });

  test("tries once more what may pass", async () => {
    let requests = 0;
    await using server = await setUp(
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
    [7, "workspace_id must be a string, not number"],
    ["\ud800", "half of a surrogate pair"],
  ])("refuses the id %j before any request", async (id, message) => {
    const fetch = vi.fn();
    const { raw } = createAstersClient({ apiKey: key, fetch });
    const error = await rejection(raw.GET(path, { params: { path: { workspace_id: id as string } } }));
    expect(error).toBeInstanceOf(TypeError);
    expect(error.message).toContain(message);
    expect(fetch).not.toHaveBeenCalled();
  });

  test("refuses a path that is not filled in", async () => {
    const { raw } = createAstersClient({ apiKey: key, fetch: vi.fn() });
    const error = await rejection(raw.GET(path, {} as never));
    expect(error.message).toContain("workspace_id must be a string, not undefined");
  });

  test.each(["https://elsewhere.test", "https://api.asters.ai", "https://api.asters.ai/api/external/v1.00"])(
    "refuses the base URL %s, which is not the configured one",
    async (baseUrl) => {
      const fetch = vi.fn();
      const { raw } = createAstersClient({ apiKey: key, fetch });
      await expect(raw.GET(path, { params, baseUrl })).rejects.toThrow("raw asks the configured baseUrl only");
      expect(fetch).not.toHaveBeenCalled();
    },
  );

  test("throws where there is no answer to give", async () => {
    await using silent = await setUp(() => {}, { timeout: 20 });
    await expect(silent.asters.raw.GET(path, { params })).rejects.toBeInstanceOf(TimeoutError);
    await using gone = await setUp((_, response) => response.socket?.destroy());
    await expect(gone.asters.raw.GET(path, { params })).rejects.toBeInstanceOf(ConnectionError);
    await using moved = await setUp((_, response) => response.writeHead(302, { location: "/" }).end());
    await expect(moved.asters.raw.GET(path, { params })).rejects.toBeInstanceOf(RedirectError);
  });

  test.each([
    ["HTML", "<h1>Hello</h1>"],
    ["nothing", ""],
  ])("throws an InvalidResponseError for a 200 with %s", async (_, body) => {
    await using server = await setUp((_, response) => response.end(body));
    await expect(server.asters.raw.GET(path, { params })).rejects.toBeInstanceOf(InvalidResponseError);
  });

  test("gives any text if text is asked for", async () => {
    await using server = await setUp((_, response) => response.end("<h1>Hello</h1>"));
    expect((await server.asters.raw.GET(path, { params, parseAs: "text" })).data).toBe("<h1>Hello</h1>");
  });

  test.each([204, 205, 304, 500])("gives an empty %d", async (code) => {
    await using server = await setUp((_, response) => response.writeHead(code).end());
    const { data, response } = await server.asters.raw.GET(path, { params });
    expect({ data, status: response.status }).toEqual({ data: undefined, status: code });
  });

  test("sends a real Request", async () => {
    const fetch = vi.fn(async () => new Response(envelope([])));
    await createAstersClient({ apiKey: key, fetch }).raw.GET(path, { params });
    expect(fetch).toHaveBeenCalledWith(expect.stringMatching(/^https:/), expect.anything());
  });

  test("ends when the caller aborts, even if the Request has been collected as garbage", async () => {
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

  test("ends at once when the caller aborts", async () => {
    const caller = new AbortController();
    const reason = { enough: true };
    await using server = await setUp(() => caller.abort(reason));
    expect(await rejection(server.asters.raw.GET(path, { params, signal: caller.signal }))).toBe(reason);
  });

  test("ends when the caller aborts, even if middleware has replaced the Request", async () => {
    const caller = new AbortController();
    const reason = { enough: true };
    await using server = await setUp(() => caller.abort(reason));
    const { raw } = server.asters;
    raw.use({ onRequest: ({ request }) => new Request(request, { headers: { "x-trace": "t1" } }) });
    expect(await rejection(raw.GET(path, { params, signal: caller.signal }))).toBe(reason);
  });
});
