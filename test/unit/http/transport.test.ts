import { getEventListeners } from "node:events";
import type { RequestListener } from "node:http";
import { inspect } from "node:util";
import { gzipSync } from "node:zlib";
import { describe, expect, test, vi } from "vitest";
import { ConnectionError, RedirectError, TimeoutError } from "../../../src/http/errors.ts";
import { AstersError, type AttemptEvent, createAstersClient } from "../../../src/index.ts";
import { envelope, fetches, key, rejection, setUp as setUpOver, workspaceId } from "../../helpers/client.ts";
import { listen } from "../../helpers/server.ts";

const title = `GET /workspaces/${workspaceId}/socialAccounts`;
const ok: RequestListener = (_, response) => response.end(envelope([]));
const silent: RequestListener = () => {};

/** Answers each request as the next listener says, and the last one from then on. */
function sequence(...listeners: RequestListener[]) {
  const requests: string[] = [];
  const listener: RequestListener = (request, response) => {
    requests.push(request.url as string);
    (listeners[requests.length - 1] ?? (listeners.at(-1) as RequestListener))(request, response);
  };
  return { listener, requests };
}

const status =
  (code: number, headers = {}): RequestListener =>
  (_, response) =>
    response.writeHead(code, { "retry-after": "0", ...headers }).end("{}");

const cutOff: RequestListener = (_, response) => {
  const cut = () => setImmediate(() => response.socket?.destroy());
  response.writeHead(200, { "content-length": "100" }).write("{", cut);
};

const reset: RequestListener = (_, response) => response.socket?.resetAndDestroy();

describe.each(fetches)("over %s", (_, fetch) => {
  const setUp: typeof setUpOver = (listener, options) => setUpOver(listener, { fetch, ...options });

  describe("the key", () => {
    test.each([301, 302, 303, 307, 308])("does not follow a redirect %d to another origin", async (code) => {
      const asked = vi.fn();
      await using other = await listen((_, response) => {
        asked();
        response.end(envelope([]));
      });
      await using server = await setUp((_, response) =>
        response.writeHead(code, { location: `${other.url}/?k=${key}` }).end(),
      );
      const error = await rejection<RedirectError>(server.asters.listSocialAccounts(workspaceId));
      expect(error).toBeInstanceOf(RedirectError);
      expect(error).toMatchObject({ name: "RedirectError", status: code, location: `${other.url}/?k=[redacted]` });
      expect(error.message).toContain(`${title}: redirected to ${other.url}`);
      expect(inspect(error, { depth: null, showHidden: true })).not.toContain(key);
      expect(asked).not.toHaveBeenCalled();
    });

    test("does not follow a redirect within the origin", async () => {
      const { listener, requests } = sequence(
        (_, response) => response.writeHead(302, { location: "/login" }).end(),
        ok,
      );
      await using server = await setUp(listener, { maxRetries: 2 });
      await expect(server.asters.listSocialAccounts(workspaceId)).rejects.toBeInstanceOf(RedirectError);
      expect(requests).toHaveLength(1);
    });

    test("is not sent on a redirect that the platform hides", async () => {
      const fetch = async () => Object.defineProperty(new Response(), "type", { value: "opaqueredirect" });
      const asters = createAstersClient({ apiKey: key, fetch });
      expect(await rejection(asters.listSocialAccounts(workspaceId))).toMatchObject({
        message: `${title}: redirected, not followed, for the key would go with it. Check baseUrl`,
        location: undefined,
      });
    });

    test("is not sent on even if the body of the redirect cannot be discarded", async () => {
      const body = { cancel: () => Promise.reject(new Error("locked")) };
      const response = Object.defineProperty(new Response(null, { status: 302, headers: { location: "/" } }), "body", {
        value: body,
      });
      const asters = createAstersClient({ apiKey: key, fetch: async () => response });
      await expect(asters.listSocialAccounts(workspaceId)).rejects.toBeInstanceOf(RedirectError);
    });

    test("is no redirect what names no target", async () => {
      await using server = await setUp((_, response) => response.writeHead(304).end());
      expect(await rejection(server.asters.listSocialAccounts(workspaceId))).toMatchObject({
        name: "ApiError",
        status: 304,
      });
    });

    test.each([200, 400])("is no redirect what has another status, %d", async (code) => {
      await using server = await setUp((_, response) => response.writeHead(code, { location: "/" }).end(envelope([])));
      const error = await server.asters.listSocialAccounts(workspaceId).catch((error) => error);
      expect(error).not.toBeInstanceOf(RedirectError);
    });

    test("comes from the function anew for each request", async () => {
      const keys: unknown[] = [];
      await using server = await setUp(
        (request, response) => {
          keys.push(request.headers["x-api-key"]);
          response.writeHead(keys.length === 1 ? 500 : 200, { "retry-after": "0" }).end(envelope([]));
        },
        { apiKey: async () => ` key-${keys.length}`, maxRetries: 1 },
      );
      await server.asters.listSocialAccounts(workspaceId);
      expect(keys).toEqual(["key-0", "key-1"]);
    });

    test("that the function does not give is an AstersError, and no request", async () => {
      const fetch = vi.fn();
      const broken = createAstersClient({ apiKey: () => Promise.reject(new Error("vault is sealed")), fetch });
      const error = await rejection(broken.listSocialAccounts(workspaceId));
      expect(error).toBeInstanceOf(AstersError);
      expect(error).toMatchObject({
        name: "AstersError",
        message: "the apiKey function has failed; its error is the cause",
        cause: { message: "vault is sealed" },
      });
      const wrong = createAstersClient({ apiKey: () => "", fetch });
      expect((await rejection(wrong.listSocialAccounts(workspaceId))).message).toContain("apiKey is empty");
      expect(fetch).not.toHaveBeenCalled();
    });

    test("that the function does not give in time is a TimeoutError", async () => {
      const asters = createAstersClient({ apiKey: () => new Promise(() => {}), timeout: 1, maxRetries: 0 });
      await expect(asters.listSocialAccounts(workspaceId)).rejects.toBeInstanceOf(TimeoutError);
    });

    test("that the function gives too late is sent to nobody", async () => {
      const { listener, requests } = sequence(ok);
      let give = (_key: string) => {};
      const apiKey = () => new Promise<string>((resolve) => (give = resolve));
      await using server = await setUp(listener, { apiKey, timeout: 1 });
      await expect(server.asters.listSocialAccounts("late")).rejects.toBeInstanceOf(TimeoutError);
      give(key);
      await new Promise(setImmediate);
      await createAstersClient({ apiKey: key, baseUrl: server.url, fetch }).listSocialAccounts("after");
      expect(requests).toEqual(["/workspaces/after/socialAccounts"]);
    });

    test("is not in the error of a custom fetch that holds its request", async () => {
      const fetch = async (_: unknown, request: object) => {
        throw Object.assign(new Error(`failed with ${key}`), { request });
      };
      const asters = createAstersClient({ apiKey: key, fetch, maxRetries: 0 });
      const error = await rejection(asters.listSocialAccounts(workspaceId));
      expect(error).toBeInstanceOf(ConnectionError);
      expect(inspect(error, { depth: null, showHidden: true })).not.toContain(key);
    });
  });

  describe("no answer", () => {
    test("from a port that nobody listens on is a ConnectionError with the code", async () => {
      const server = await setUp(ok);
      await server[Symbol.asyncDispose]();
      const error = await rejection<ConnectionError>(server.asters.listSocialAccounts(workspaceId));
      expect(error).toBeInstanceOf(ConnectionError);
      expect(error).toMatchObject({ name: "ConnectionError", attempts: 1 });
      expect(error.message.replace(/\d+$/, "")).toBe(
        `${title}: no answer after 1 attempt: ECONNREFUSED, connect ECONNREFUSED 127.0.0.1:`,
      );
      expect(error.cause).toBeInstanceOf(Error);
    });

    test("from a name that does not resolve tells what to check", async () => {
      const cause = Object.assign(new Error("getaddrinfo ENOTFOUND asters.test"), { code: "ENOTFOUND" });
      const fetch = () => Promise.reject(new TypeError("fetch failed", { cause }));
      const asters = createAstersClient({ apiKey: key, fetch, maxRetries: 0 });
      expect((await rejection(asters.listSocialAccounts(workspaceId))).message).toBe(
        `${title}: no answer after 1 attempt: ENOTFOUND, getaddrinfo ENOTFOUND asters.test. Check baseUrl and the network`,
      );
    });

    test.each([
      ["reset before the answer", reset],
      ["cut off inside the body", cutOff],
    ])("%s is a ConnectionError", async (_, listener) => {
      await using server = await setUp(listener);
      await expect(server.asters.listSocialAccounts(workspaceId)).rejects.toBeInstanceOf(ConnectionError);
    });

    test("gzip that is cut short is no answer", async () => {
      const half = gzipSync(envelope(Array(99).fill("x"))).subarray(0, 40);
      await using server = await setUp((_, response) =>
        response.writeHead(200, { "content-encoding": "gzip" }).end(half),
      );
      const { name } = await rejection(server.asters.listSocialAccounts(workspaceId));
      // Node releases differ in whether they notice, or give what there is.
      expect(["ConnectionError", "InvalidResponseError"]).toContain(name);
    });
  });

  describe("time", () => {
    const dripping: RequestListener = (_, response) => {
      const timer = setInterval(() => response.write(" "), 2);
      response.on("close", () => clearInterval(timer));
    };
    const stalled: RequestListener = (_, response) => response.writeHead(200).write("{");

    test.each([
      ["no headers come", silent],
      ["the body stalls", stalled],
      ["the body drips", dripping],
    ])("timeout ends an attempt when %s", async (_, listener) => {
      await using server = await setUp(listener, { timeout: 30 });
      const error = await rejection<TimeoutError>(server.asters.listSocialAccounts(workspaceId));
      expect(error).toBeInstanceOf(TimeoutError);
      expect(error).toMatchObject({
        name: "TimeoutError",
        option: "timeout",
        timeout: 30,
        attempts: 1,
        message: `${title}: no whole answer within timeout, 30 ms`,
      });
    });

    test("totalTimeout ends the call, whatever attempts are left", async () => {
      await using server = await setUp(silent, { timeout: 1000, totalTimeout: 30, maxRetries: 9 });
      expect(await rejection(server.asters.listSocialAccounts(workspaceId))).toMatchObject({
        option: "totalTimeout",
        timeout: 30,
        message: `${title}: no whole answer within totalTimeout, 30 ms`,
      });
    });

    test("what a call is given goes before what the client was given", async () => {
      await using server = await setUp(silent, { timeout: 60_000 });
      const { asters } = server;
      expect(await rejection(asters.listSocialAccounts(workspaceId, { timeout: 20 }))).toMatchObject({ timeout: 20 });
      expect(await rejection(asters.listSocialAccounts(workspaceId, { totalTimeout: 20 }))).toMatchObject({
        option: "totalTimeout",
      });
    });
  });

  describe("the caller's signal", () => {
    const reason = { enough: true };

    test("aborted before the call: no request", async () => {
      const fetch = vi.fn();
      const asters = createAstersClient({ apiKey: key, fetch });
      const call = asters.listSocialAccounts(workspaceId, { signal: AbortSignal.abort(reason) });
      expect(await rejection(call)).toBe(reason);
      expect(fetch).not.toHaveBeenCalled();
    });

    test.each<[string, (abort: () => void) => RequestListener]>([
      ["before the headers", (abort) => () => abort()],
      [
        "inside the body",
        (abort) => (_, response) => {
          response.writeHead(200).write("{", () => setImmediate(abort));
        },
      ],
    ])("aborted %s: rejects with the reason, no attempt follows", async (_, listener) => {
      const caller = new AbortController();
      const { listener: counted, requests } = sequence(listener(() => caller.abort(reason)));
      await using server = await setUp(counted, { maxRetries: 3 });
      expect(await rejection(server.asters.listSocialAccounts(workspaceId, { signal: caller.signal }))).toBe(reason);
      expect(requests).toHaveLength(1);
    });

    test("aborted while it waits to try again: rejects with the reason, no attempt follows", async () => {
      const caller = new AbortController();
      const { listener, requests } = sequence(status(503, { "retry-after": "50" }));
      await using server = await setUp(listener, {
        maxRetries: 3,
        onAttempt: () => setImmediate(() => caller.abort(reason)),
      });
      expect(await rejection(server.asters.listSocialAccounts(workspaceId, { signal: caller.signal }))).toBe(reason);
      expect(requests).toHaveLength(1);
    });

    test("ends a call even if a custom fetch does not heed it", async () => {
      const caller = new AbortController();
      const asters = createAstersClient({ apiKey: key, fetch: () => new Promise(() => {}) });
      const call = asters.listSocialAccounts(workspaceId, { signal: caller.signal });
      caller.abort(reason);
      expect(await rejection(call)).toBe(reason);
    });

    test("has no listener left after 10,000 calls", async () => {
      const { signal } = new AbortController();
      const asters = createAstersClient({ apiKey: key, fetch: async () => new Response(envelope([])) });
      for (let call = 0; call < 10_000; call++) await asters.listSocialAccounts(workspaceId, { signal });
      expect(getEventListeners(signal, "abort")).toEqual([]);
    });
  });

  describe("retries", () => {
    test.each([408, 429, 500, 502, 503, 504])("a %d is tried once more", async (code) => {
      const { listener, requests } = sequence(status(code), ok);
      await using server = await setUp(listener, { maxRetries: 1 });
      expect(await server.asters.listSocialAccounts(workspaceId)).toEqual([]);
      expect(requests).toHaveLength(2);
    });

    test.each([400, 401, 402, 403, 404, 409, 422, 501, 505])("a %d is not", async (code) => {
      const { listener, requests } = sequence(status(code), ok);
      await using server = await setUp(listener, { maxRetries: 1 });
      expect(await rejection(server.asters.listSocialAccounts(workspaceId))).toMatchObject({
        status: code,
        attempts: 1,
      });
      expect(requests).toHaveLength(1);
    });

    test.each([
      ["a reset", reset],
      ["a reset inside the body", cutOff],
      ["a time-out", silent],
    ])("%s is tried once more", async (_, listener) => {
      vi.spyOn(Math, "random").mockReturnValue(0);
      const { listener: counted, requests } = sequence(listener, ok);
      await using server = await setUp(counted, { maxRetries: 1, timeout: 200 });
      expect(await server.asters.listSocialAccounts(workspaceId)).toEqual([]);
      expect(requests).toHaveLength(2);
      vi.restoreAllMocks();
    });

    test("end with the number of attempts when no answer came to any", async () => {
      vi.spyOn(Math, "random").mockReturnValue(0);
      await using server = await setUp(reset, { maxRetries: 2 });
      const error = await rejection<ConnectionError>(server.asters.listSocialAccounts(workspaceId));
      expect(error.attempts).toBe(3);
      expect(error.message).toContain("no answer after 3 attempts: ECONNRESET");
      vi.restoreAllMocks();
    });

    test("end with the last failure and the number of attempts", async () => {
      const { listener, requests } = sequence(status(500), status(502), status(503));
      await using server = await setUp(listener, { maxRetries: 2 });
      expect(await rejection(server.asters.listSocialAccounts(workspaceId))).toMatchObject({
        status: 503,
        attempts: 3,
      });
      expect(requests).toHaveLength(3);
    });

    test("are one unless told otherwise, and as many as a call says", async () => {
      const { listener, requests } = sequence(status(500));
      await using server = await setUp(listener, { maxRetries: undefined });
      await rejection(server.asters.listSocialAccounts(workspaceId));
      expect(requests).toHaveLength(2);
      await rejection(server.asters.listSocialAccounts(workspaceId, { maxRetries: 0 }));
      expect(requests).toHaveLength(3);
    });

    test("do not wait for longer than a minute: the error tells for how long", async () => {
      const { listener, requests } = sequence(status(503, { "retry-after": "61" }), ok);
      await using server = await setUp(listener, { maxRetries: 1, totalTimeout: 120_000 });
      expect(await rejection(server.asters.listSocialAccounts(workspaceId))).toMatchObject({
        retryAfter: 61,
        attempts: 1,
      });
      expect(requests).toHaveLength(1);
    });

    test("do not begin a wait that totalTimeout would cut", async () => {
      const { listener, requests } = sequence(status(503, { "retry-after": "30" }), ok);
      await using server = await setUp(listener, { maxRetries: 1, totalTimeout: 20_000 });
      expect(await rejection(server.asters.listSocialAccounts(workspaceId))).toMatchObject({
        status: 503,
        retryAfter: 30,
      });
      expect(requests).toHaveLength(1);
    });
  });

  describe("onAttempt", () => {
    test("tells of each attempt, without the key", async () => {
      const events: AttemptEvent[] = [];
      const { listener } = sequence(status(503), ok);
      await using server = await setUp(listener, { maxRetries: 1, onAttempt: (event) => events.push(event) });
      const started = performance.now();
      await server.asters.listSocialAccounts(workspaceId);
      const path = `/workspaces/${workspaceId}/socialAccounts`;
      const duration = expect.any(Number);
      expect(events).toStrictEqual([
        { method: "GET", path, attempt: 1, status: 503, duration, delay: 0 },
        { method: "GET", path, attempt: 2, status: 200, duration },
      ]);
      for (const event of events) expect(event.duration).toBeLessThanOrEqual(performance.now() - started);
    });

    test("tells of an attempt without an answer", async () => {
      const events: AttemptEvent[] = [];
      await using server = await setUp(reset, { onAttempt: (event) => events.push(event) });
      await rejection(server.asters.listSocialAccounts(workspaceId));
      expect(events).toMatchObject([{ attempt: 1, error: "ConnectionError" }]);
      expect(events[0]).not.toHaveProperty("status");
    });

    test("tells of an attempt that the caller has aborted, whatever the reason is", async () => {
      const events: AttemptEvent[] = [];
      for (const reason of [new RangeError("enough"), { enough: true }]) {
        const caller = new AbortController();
        await using server = await setUp(() => caller.abort(reason), { onAttempt: (event) => events.push(event) });
        await rejection(server.asters.listSocialAccounts(workspaceId, { signal: caller.signal }));
      }
      expect(events).toMatchObject([{ error: "RangeError" }, { error: "Error" }]);
    });

    test("shows no key even if it was passed as the workspace id", async () => {
      const events: AttemptEvent[] = [];
      await using server = await setUp(ok, { onAttempt: (event) => events.push(event) });
      await server.asters.listSocialAccounts(key);
      expect(JSON.stringify(events)).not.toContain(key);
    });

    test.each<[string, () => void]>([
      [
        "throws",
        () => {
          throw new Error("listener");
        },
      ],
      ["rejects", () => Promise.reject(new Error("listener"))],
    ])("a listener that %s breaks nothing", async (_, onAttempt) => {
      await using server = await setUp(ok, { onAttempt });
      expect(await server.asters.listSocialAccounts(workspaceId)).toEqual([]);
    });
  });
});
