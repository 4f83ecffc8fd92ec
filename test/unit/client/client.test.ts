import { inspect } from "node:util";
import { describe, expect, test, vi } from "vitest";
import { createAstersClient } from "../../../src/client/client.ts";
import type { ResponseValidator } from "../../../src/index.ts";
import { envelope, key, rejection, startClient, workspaceId } from "../../helpers/client.ts";

describe("createAstersClient", () => {
  test.each<[string, object]>([
    ["needs an options object with apiKey", undefined as unknown as object],
    ["needs an options object with apiKey", null as unknown as object],
    ["apiKey is missing", {}],
    ["baseUrl must be https", { apiKey: key, baseUrl: "http://asters.test" }],
    ["timeout must be", { apiKey: key, timeout: -1 }],
    ["fetch must be a function", { apiKey: key, fetch: 1 }],
    ["validator must be a function", { apiKey: key, validator: {} }],
    ["onAttempt must be a function", { apiKey: key, onAttempt: null }],
  ])("says %j about %j", (message, options) => {
    expect(() => createAstersClient(options as never)).toThrow(TypeError);
    expect(() => createAstersClient(options as never)).toThrow(message);
  });

  test("does not show the key when inspected", () => {
    const asters = createAstersClient({ apiKey: key });
    expect(asters.raw).toBe(asters.raw);
    expect(inspect(asters, { depth: null, showHidden: true, getters: true })).not.toContain(key);
    expect(JSON.stringify(asters)).not.toContain(key);
  });
});

describe("listSocialAccounts", () => {
  test("requests the documented path with the key and resolves with the accounts", async () => {
    const seen: unknown[] = [];
    await using server = await startClient((request, response) => {
      seen.push([request.method, request.url, request.headers]);
      response.end(envelope([{ _id: "1", followers: 12, provider: "threads" }]));
    });
    expect(await server.asters.listSocialAccounts(workspaceId)).toEqual([
      { _id: "1", followers: 12, provider: "threads" },
    ]);
    expect(seen).toEqual([
      [
        "GET",
        `/workspaces/${workspaceId}/socialAccounts`,
        expect.objectContaining({
          "x-api-key": key,
          accept: "application/json",
          "user-agent": expect.stringMatching(/^asters-client\/\d+\.\d+\.\d+$/),
        }),
      ],
    ]);
  });

  test("requests the real API by default", async () => {
    const fetch = vi.fn(async () => new Response(envelope([])));
    await createAstersClient({ apiKey: key, fetch }).listSocialAccounts("a");
    expect(fetch).toHaveBeenCalledWith(
      "https://api.asters.ai/api/external/v1.0/workspaces/a/socialAccounts",
      expect.anything(),
    );
  });

  test("looks up the global fetch at each request, so that a patched one is used", async () => {
    const asters = createAstersClient({ apiKey: key });
    const fetch = vi.spyOn(globalThis, "fetch").mockResolvedValue(new Response(envelope([])));
    await asters.listSocialAccounts("a");
    expect(fetch).toHaveBeenCalledOnce();
    fetch.mockRestore();
  });

  test.each([
    ["a/b", "/workspaces/a%2Fb/socialAccounts"],
    ["a?b#c", "/workspaces/a%3Fb%23c/socialAccounts"],
    ["%2e%2e", "/workspaces/%252e%252e/socialAccounts"],
    ["..\\..", "/workspaces/..%5C../socialAccounts"],
    ["$& é", "/workspaces/%24%26%20%C3%A9/socialAccounts"],
  ])("keeps the id %j in one segment", async (id, path) => {
    const paths: unknown[] = [];
    await using server = await startClient((request, response) => {
      paths.push(request.url);
      response.end(envelope([]));
    });
    await server.asters.listSocialAccounts(id);
    expect(paths).toEqual([path]);
  });

  test.each<[unknown, unknown, string]>([
    ["..", undefined, "workspace_id is"],
    [undefined, undefined, "workspace_id must be a string, not undefined"],
    ["\ud800", undefined, "an unpaired surrogate"],
    ["a", { timeout: 0 }, "timeout must be"],
    ["a", { limit: 5 }, 'listSocialAccounts has no option "limit"'],
    ["a", "options", "listSocialAccounts: options must be an object, not string"],
    ["a", { headers: { "x-api-key": "other" } }, "pass the key as apiKey"],
  ])("rejects %j with %j before any request", async (id, options, message) => {
    const fetch = vi.fn();
    const asters = createAstersClient({ apiKey: key, fetch });
    const error = await rejection(asters.listSocialAccounts(id as string, options as object));
    expect(error).toBeInstanceOf(TypeError);
    expect(error.message).toContain(message);
    expect(fetch).not.toHaveBeenCalled();
  });

  test("merges the headers of client and call; the call's override the client's", async () => {
    const fetch = vi.fn(async (..._: Parameters<typeof globalThis.fetch>) => new Response(envelope([])));
    const asters = createAstersClient({
      apiKey: key,
      fetch: fetch as never,
      headers: { "X-A": "client", "x-b": "client" },
    });
    await asters.listSocialAccounts("a", { headers: { "x-B": "call", Accept: "text/json" } });
    expect(fetch.mock.calls[0]?.[1]?.headers).toMatchObject({ "x-a": "client", "x-b": "call", accept: "text/json" });
  });

  test("rejects with the issues that the validator finds", async () => {
    const validator: ResponseValidator = vi.fn(() => [
      { path: "/data/0/name", message: "must be string" },
      { path: "/data/1", message: "must be object" },
    ]);
    await using server = await startClient((_, response) => response.end(envelope([{}])), { validator });
    const error = await rejection(server.asters.listSocialAccounts(workspaceId));
    expect(error).toMatchObject({
      name: "InvalidResponseError",
      message: `GET /workspaces/${workspaceId}/socialAccounts: 200, but /data/0/name must be string (+1 more)`,
      issues: [
        { path: "/data/0/name", message: "must be string" },
        { path: "/data/1", message: "must be object" },
      ],
    });
    expect(validator).toHaveBeenCalledWith("listSocialAccounts", 200, JSON.parse(envelope([{}])));
  });

  test("redacts a key that a validator repeats", async () => {
    const validator: ResponseValidator = () => [{ path: `/data/${key}`, message: `must not be ${key}` }];
    await using server = await startClient((_, response) => response.end(envelope([{}])), { validator });
    const error = await rejection(server.asters.listSocialAccounts(workspaceId));
    expect(error.message).toContain("/data/[redacted] must not be [redacted]");
    expect(JSON.stringify(error)).not.toContain(key);
  });

  test("two clients share no state", async () => {
    const keys: unknown[] = [];
    const fetch = async (_: unknown, init: { headers: Record<string, string> }) => {
      keys.push(init.headers["x-api-key"]);
      return new Response(envelope([]));
    };
    const [one, two] = [createAstersClient({ apiKey: "one", fetch }), createAstersClient({ apiKey: "two", fetch })];
    await Promise.all([one.listSocialAccounts("a"), two.listSocialAccounts("a"), one.listSocialAccounts("a")]);
    expect(keys).toEqual(["one", "two", "one"]);
  });
});
