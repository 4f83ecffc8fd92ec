import { getEventListeners } from "node:events";
import type { RequestListener } from "node:http";
import { inspect } from "node:util";
import { runInNewContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { normalizeOptions } from "../../../src/client/client-options.ts";
import {
  ConnectionError,
  InvalidResponseError,
  RateLimitError,
  RedirectError,
  TimeoutError,
} from "../../../src/http/errors.ts";
import { createTransport } from "../../../src/http/transport.ts";
import { AstersError, type AttemptEvent, type ClientOptions, createAstersClient } from "../../../src/index.ts";
import { envelope, fetches, key, rejection, startClientOver, workspaceId } from "../../helpers/client.ts";
import { listen } from "../../helpers/server.ts";

const title = `GET /workspaces/${workspaceId}/socialAccounts`;
const ok: RequestListener = (_, response) => response.end(envelope([]));
const silent: RequestListener = () => {};

/** Handles each request with the next listener, and all others with the last one. */
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
  const startClient = startClientOver(fetch);

  describe("redirects", () => {
    test.each([300, 301, 302, 303, 307, 308])("does not follow a redirect %d to another origin", async (code) => {
      const otherHandler = vi.fn();
      await using other = await listen((_, response) => {
        otherHandler();
        response.end(envelope([]));
      });
      await using server = await startClient((_, response) =>
        response.writeHead(code, { location: `${other.url}/?k=${key}` }).end(),
      );
      const error = await rejection<RedirectError>(server.asters.listSocialAccounts(workspaceId));
      expect(error).toBeInstanceOf(RedirectError);
      expect(error).toMatchObject({ name: "RedirectError", status: code, location: `${other.url}/?k=[redacted]` });
      expect(error.message).toContain(`${title}: redirected to ${other.url}`);
      expect(inspect(error, { depth: null, showHidden: true })).not.toContain(key);
      expect(otherHandler).not.toHaveBeenCalled();
    });

    test("does not follow a redirect within the origin", async () => {
      const { listener, requests } = sequence(
        (_, response) => response.writeHead(302, { location: "/login" }).end(),
        ok,
      );
      await using server = await startClient(listener, { maxRetries: 2 });
      await expect(server.asters.listSocialAccounts(workspaceId)).rejects.toBeInstanceOf(RedirectError);
      expect(requests).toHaveLength(1);
    });

    test("a 304 without a location is not a redirect", async () => {
      await using server = await startClient((_, response) => response.writeHead(304).end());
      expect(await rejection(server.asters.listSocialAccounts(workspaceId))).toMatchObject({
        name: "ApiError",
        status: 304,
      });
    });

    test.each([
      [200, []],
      [400, expect.objectContaining({ name: "ApiError", status: 400 })],
    ])("a %d with a location is not a redirect", async (code, outcome) => {
      await using server = await startClient((_, response) =>
        response.writeHead(code, { location: "/" }).end(envelope([])),
      );
      expect(await server.asters.listSocialAccounts(workspaceId).catch((error) => error)).toEqual(outcome);
    });
  });

  describe("the API key", () => {
    test("calls the apiKey function before each attempt", async () => {
      const keys: unknown[] = [];
      await using server = await startClient(
        (request, response) => {
          keys.push(request.headers["x-api-key"]);
          response.writeHead(keys.length === 1 ? 500 : 200, { "retry-after": "0" }).end(envelope([]));
        },
        { apiKey: async () => ` key-${keys.length}`, maxRetries: 1 },
      );
      await server.asters.listSocialAccounts(workspaceId);
      expect(keys).toEqual(["key-0", "key-1"]);
    });

    test("does not send a request when the apiKey function is too late", async () => {
      const { listener, requests } = sequence(ok);
      let give = (_key: string) => {};
      const apiKey = () => new Promise<string>((resolve) => (give = resolve));
      await using server = await startClient(listener, { apiKey, timeout: 1 });
      await expect(server.asters.listSocialAccounts("late")).rejects.toBeInstanceOf(TimeoutError);
      give(key);
      await new Promise(setImmediate);
      await createAstersClient({ apiKey: key, baseUrl: server.url, fetch }).listSocialAccounts("after");
      expect(requests).toEqual(["/workspaces/after/socialAccounts"]);
    });
  });

  describe("no response", () => {
    test("a refused connection is a ConnectionError with its code", async () => {
      const server = await startClient(ok);
      await server[Symbol.asyncDispose]();
      const error = await rejection<ConnectionError>(server.asters.listSocialAccounts(workspaceId));
      expect(error).toBeInstanceOf(ConnectionError);
      expect(error).toMatchObject({ name: "ConnectionError", attempts: 1 });
      expect(error.message.replace(/\d+$/, "")).toBe(
        `${title}: no complete response after 1 attempt: ECONNREFUSED, connect ECONNREFUSED 127.0.0.1:`,
      );
      expect(error.cause).toBeInstanceOf(Error);
    });

    test.each([
      ["a reset before the response", reset],
      ["a reset inside the body", cutOff],
    ])("%s is a ConnectionError", async (_, listener) => {
      await using server = await startClient(listener);
      await expect(server.asters.listSocialAccounts(workspaceId)).rejects.toBeInstanceOf(ConnectionError);
    });

    test("gzip that is cut short is an error, not a shorter list", async () => {
      const half = gzipSync(envelope(Array(99).fill({}))).subarray(0, 40);
      await using server = await startClient((_, response) =>
        response.writeHead(200, { "content-encoding": "gzip" }).end(half),
      );
      const error = await rejection(server.asters.listSocialAccounts(workspaceId));
      // Some versions of Node.js pass on what they could decode, which is not JSON.
      expect([ConnectionError, InvalidResponseError]).toContain(error.constructor);
    });
  });

  describe("timeouts", () => {
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
      await using server = await startClient(listener, { timeout: 30 });
      const error = await rejection<TimeoutError>(server.asters.listSocialAccounts(workspaceId));
      expect(error).toBeInstanceOf(TimeoutError);
      expect(error).toMatchObject({
        name: "TimeoutError",
        option: "timeout",
        timeout: 30,
        attempts: 1,
        message: `${title}: timed out after 30 ms (timeout)`,
      });
    });

    test("totalTimeout ends the call even if retries are left", async () => {
      await using server = await startClient(silent, { timeout: 1000, totalTimeout: 30, maxRetries: 9 });
      expect(await rejection(server.asters.listSocialAccounts(workspaceId))).toMatchObject({
        option: "totalTimeout",
        timeout: 30,
        message: `${title}: timed out after 30 ms (totalTimeout)`,
      });
    });

    test("options of a call override those of the client", async () => {
      await using server = await startClient(silent, { timeout: 60_000 });
      const { asters } = server;
      expect(await rejection(asters.listSocialAccounts(workspaceId, { timeout: 20 }))).toMatchObject({ timeout: 20 });
      expect(await rejection(asters.listSocialAccounts(workspaceId, { totalTimeout: 20 }))).toMatchObject({
        option: "totalTimeout",
      });
    });
  });

  describe("the caller's signal", () => {
    const reason = { enough: true };

    test.each<[string, (abort: () => void) => RequestListener]>([
      ["before the headers", (abort) => () => abort()],
      [
        "inside the body",
        (abort) => (_, response) => {
          response.writeHead(200).write("{", () => setImmediate(abort));
        },
      ],
    ])("rejects with the reason when aborted %s, without another attempt", async (_, listener) => {
      const caller = new AbortController();
      const { listener: counted, requests } = sequence(listener(() => caller.abort(reason)));
      await using server = await startClient(counted, { maxRetries: 3 });
      expect(await rejection(server.asters.listSocialAccounts(workspaceId, { signal: caller.signal }))).toBe(reason);
      expect(requests).toHaveLength(1);
    });

    test("rejects with the reason when aborted while waiting to retry", async () => {
      const caller = new AbortController();
      const { listener, requests } = sequence(status(503, { "retry-after": "50" }));
      await using server = await startClient(listener, {
        maxRetries: 3,
        onAttempt: () => setImmediate(() => caller.abort(reason)),
      });
      expect(await rejection(server.asters.listSocialAccounts(workspaceId, { signal: caller.signal }))).toBe(reason);
      expect(requests).toHaveLength(1);
    });
  });

  describe("retries", () => {
    test.each([408, 429, 500, 502, 503, 504])("retries a %d once", async (code) => {
      const { listener, requests } = sequence(status(code), ok);
      await using server = await startClient(listener, { maxRetries: 1 });
      expect(await server.asters.listSocialAccounts(workspaceId)).toEqual([]);
      expect(requests).toHaveLength(2);
    });

    test.each([400, 401, 402, 403, 404, 409, 422, 501, 505])("does not retry a %d", async (code) => {
      const { listener, requests } = sequence(status(code), ok);
      await using server = await startClient(listener, { maxRetries: 1 });
      expect(await rejection(server.asters.listSocialAccounts(workspaceId))).toMatchObject({
        status: code,
        attempts: 1,
      });
      expect(requests).toHaveLength(1);
    });

    test.each([
      ["a reset", reset],
      ["a reset inside the body", cutOff],
    ])("retries %s once", async (_, listener) => {
      vi.spyOn(Math, "random").mockReturnValue(0);
      const { listener: counted, requests } = sequence(listener, ok);
      await using server = await startClient(counted, { maxRetries: 1 });
      expect(await server.asters.listSocialAccounts(workspaceId)).toEqual([]);
      expect(requests).toHaveLength(2);
    });

    test("retries a timeout once", async () => {
      vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"], shouldAdvanceTime: true });
      onTestFinished(() => void vi.useRealTimers());
      const { listener, requests } = sequence(() => vi.advanceTimersByTime(30_000), ok);
      await using server = await startClient(listener, { maxRetries: 1, timeout: 30_000 });
      expect(await server.asters.listSocialAccounts(workspaceId)).toEqual([]);
      expect(requests).toHaveLength(2);
    });

    test("counts attempts in the error if no response arrives", async () => {
      vi.spyOn(Math, "random").mockReturnValue(0);
      await using server = await startClient(reset, { maxRetries: 2 });
      const error = await rejection<ConnectionError>(server.asters.listSocialAccounts(workspaceId));
      expect(error.attempts).toBe(3);
      expect(error.message).toContain("no complete response after 3 attempts: ECONNRESET");
    });

    test("rejects with the last failure and the number of attempts", async () => {
      const { listener, requests } = sequence(status(500), status(502), status(503));
      await using server = await startClient(listener, { maxRetries: 2 });
      expect(await rejection(server.asters.listSocialAccounts(workspaceId))).toMatchObject({
        status: 503,
        attempts: 3,
      });
      expect(requests).toHaveLength(3);
    });

    test("retries once by default; a call overrides that", async () => {
      const { listener, requests } = sequence(status(500));
      await using server = await startClient(listener, { maxRetries: undefined });
      await rejection(server.asters.listSocialAccounts(workspaceId));
      expect(requests).toHaveLength(2);
      await rejection(server.asters.listSocialAccounts(workspaceId, { maxRetries: 0 }));
      expect(requests).toHaveLength(3);
    });

    test("does not retry if the server asks for a wait beyond maxRetryAfter; the error has the wait", async () => {
      const { listener, requests } = sequence(status(503, { "retry-after": "61" }), ok);
      await using server = await startClient(listener, { maxRetries: 1, totalTimeout: 120_000 });
      expect(await rejection(server.asters.listSocialAccounts(workspaceId))).toMatchObject({
        retryAfter: 61,
        attempts: 1,
      });
      expect(requests).toHaveLength(1);
    });

    test("does not retry if totalTimeout would end the wait", async () => {
      const { listener, requests } = sequence(status(503, { "retry-after": "30" }), ok);
      await using server = await startClient(listener, { maxRetries: 1, totalTimeout: 20_000 });
      expect(await rejection(server.asters.listSocialAccounts(workspaceId))).toMatchObject({
        status: 503,
        retryAfter: 30,
      });
      expect(requests).toHaveLength(1);
    });
  });

  describe("onAttempt", () => {
    test("is called after each attempt, without the key", async () => {
      const events: AttemptEvent[] = [];
      const { listener } = sequence(status(503), ok);
      await using server = await startClient(listener, { maxRetries: 1, onAttempt: (event) => events.push(event) });
      await server.asters.listSocialAccounts(workspaceId);
      const path = `/workspaces/${workspaceId}/socialAccounts`;
      const duration = expect.any(Number);
      expect(events).toStrictEqual([
        { method: "GET", path, attempt: 1, status: 503, duration, delay: 0 },
        { method: "GET", path, attempt: 2, status: 200, duration },
      ]);
    });

    test("gets the name of the error when there is no response", async () => {
      const events: AttemptEvent[] = [];
      await using server = await startClient(reset, { onAttempt: (event) => events.push(event) });
      await rejection(server.asters.listSocialAccounts(workspaceId));
      expect(events).toMatchObject([{ attempt: 1, error: "ConnectionError" }]);
      expect(events[0]).not.toHaveProperty("status");
    });

    test("is called after an aborted attempt, whatever the reason", async () => {
      const events: AttemptEvent[] = [];
      for (const reason of [new RangeError("enough"), { enough: true }]) {
        const caller = new AbortController();
        await using server = await startClient(() => caller.abort(reason), {
          onAttempt: (event) => events.push(event),
        });
        await rejection(server.asters.listSocialAccounts(workspaceId, { signal: caller.signal }));
      }
      expect(events).toMatchObject([{ error: "RangeError" }, { error: "Error" }]);
    });

    test("does not get the key when it was passed as the workspace id", async () => {
      const events: AttemptEvent[] = [];
      await using server = await startClient(ok, { onAttempt: (event) => events.push(event) });
      await server.asters.listSocialAccounts(key);
      expect(events).toMatchObject([{ path: "/workspaces/[redacted]/socialAccounts" }]);
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
    ])("ignores a callback that %s", async (_, onAttempt) => {
      await using server = await startClient(ok, { onAttempt });
      expect(await server.asters.listSocialAccounts(workspaceId)).toEqual([]);
    });
  });
});

describe("with a custom fetch", () => {
  const reason = { enough: true };

  test("onAttempt gets the duration of the attempt, body included", async () => {
    vi.useFakeTimers({ toFake: ["performance"] });
    onTestFinished(() => void vi.useRealTimers());
    const events: AttemptEvent[] = [];
    const body = new ReadableStream(
      {
        pull(controller) {
          vi.advanceTimersByTime(30);
          controller.enqueue(new TextEncoder().encode(envelope([])));
          controller.close();
        },
      },
      { highWaterMark: 0 },
    );
    const fetch = async () => {
      vi.advanceTimersByTime(40);
      return new Response(body);
    };
    const asters = createAstersClient({ apiKey: key, fetch, onAttempt: (event) => events.push(event) });
    vi.advanceTimersByTime(1000);
    await asters.listSocialAccounts(workspaceId);
    expect(events).toMatchObject([{ status: 200, duration: 70 }]);
  });

  test("does not follow a redirect that the platform hides", async () => {
    const fetch = async () => Object.defineProperty(new Response(), "type", { value: "opaqueredirect" });
    const asters = createAstersClient({ apiKey: key, fetch });
    expect(await rejection(asters.listSocialAccounts(workspaceId))).toMatchObject({
      message: `${title}: redirected. Redirects are not followed, because the API key would be sent along. Check baseUrl`,
      location: undefined,
    });
  });

  test("does not follow a redirect whose body cannot be discarded", async () => {
    const body = { cancel: () => Promise.reject(new Error("locked")) };
    const response = Object.defineProperty(new Response(null, { status: 302, headers: { location: "/" } }), "body", {
      value: body,
    });
    const asters = createAstersClient({ apiKey: key, fetch: async () => response });
    await expect(asters.listSocialAccounts(workspaceId)).rejects.toBeInstanceOf(RedirectError);
  });

  test("rejects with an AstersError when the apiKey function fails, before any request", async () => {
    const fetch = vi.fn();
    const broken = createAstersClient({ apiKey: () => Promise.reject(new Error("vault is sealed")), fetch });
    const error = await rejection(broken.listSocialAccounts(workspaceId));
    expect(error).toBeInstanceOf(AstersError);
    expect(error).toMatchObject({
      name: "AstersError",
      message: "the apiKey function failed: vault is sealed",
      cause: { message: "vault is sealed" },
    });
    const wrong = createAstersClient({ apiKey: () => "", fetch });
    expect((await rejection(wrong.listSocialAccounts(workspaceId))).message).toContain("apiKey is empty");
    expect(fetch).not.toHaveBeenCalled();
  });

  test("times out while the apiKey function hangs", async () => {
    const asters = createAstersClient({ apiKey: () => new Promise(() => {}), timeout: 1, maxRetries: 0 });
    await expect(asters.listSocialAccounts(workspaceId)).rejects.toBeInstanceOf(TimeoutError);
  });

  test("redacts the key in the error of a custom fetch, and drops the request it holds", async () => {
    const fetch = async (_: unknown, request: object) => {
      throw Object.assign(new Error(`failed with ${key}`), { request });
    };
    const asters = createAstersClient({ apiKey: key, fetch, maxRetries: 0 });
    const error = await rejection(asters.listSocialAccounts(workspaceId));
    expect(error).toBeInstanceOf(ConnectionError);
    expect(inspect(error, { depth: null, showHidden: true })).not.toContain(key);
  });

  test("an unknown host is a ConnectionError that says what to check", async () => {
    const cause = Object.assign(new Error("getaddrinfo ENOTFOUND asters.test"), { code: "ENOTFOUND" });
    const fetch = () => Promise.reject(new TypeError("fetch failed", { cause }));
    const asters = createAstersClient({ apiKey: key, fetch, maxRetries: 0 });
    expect((await rejection(asters.listSocialAccounts(workspaceId))).message).toBe(
      `${title}: no complete response after 1 attempt: ENOTFOUND, getaddrinfo ENOTFOUND asters.test. Check baseUrl and the network`,
    );
  });

  test("does not send a request after an abort", async () => {
    const fetch = vi.fn();
    const asters = createAstersClient({ apiKey: key, fetch });
    const call = asters.listSocialAccounts(workspaceId, { signal: AbortSignal.abort(reason) });
    expect(await rejection(call)).toBe(reason);
    expect(fetch).not.toHaveBeenCalled();
  });

  test("ends a call whose fetch ignores the signal", async () => {
    const caller = new AbortController();
    const asters = createAstersClient({ apiKey: key, fetch: () => new Promise(() => {}) });
    const call = asters.listSocialAccounts(workspaceId, { signal: caller.signal });
    caller.abort(reason);
    expect(await rejection(call)).toBe(reason);
  });

  test("leaves no listener on the signal after 1,000 calls", async () => {
    const { signal } = new AbortController();
    const asters = createAstersClient({ apiKey: key, fetch: async () => new Response(envelope([])) });
    for (let call = 0; call < 1000; call++) await asters.listSocialAccounts(workspaceId, { signal });
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  test("waits up to maxRetryAfter when the server asks for it", async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const busy = new Response(null, { status: 429, headers: { "retry-after": "120" } });
    const fetch = vi
      .fn()
      .mockResolvedValueOnce(busy)
      .mockResolvedValue(new Response(envelope([])));
    const asters = createAstersClient({ apiKey: key, fetch, maxRetryAfter: 120_000, totalTimeout: 180_000 });
    const call = asters.listSocialAccounts(workspaceId);
    await vi.advanceTimersByTimeAsync(119_999);
    expect(fetch).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(await call).toEqual([]);
  });

  test("a call overrides the client's maxRetryAfter", async () => {
    const fetch = async () => new Response(null, { status: 429, headers: { "retry-after": "2" } });
    const asters = createAstersClient({ apiKey: key, fetch });
    const error = await rejection(asters.listSocialAccounts(workspaceId, { maxRetryAfter: 1999 }));
    expect(error).toBeInstanceOf(RateLimitError);
    expect(error).toMatchObject({ attempts: 1, retryAfter: 2 });
  });

  test.each([true, false])("repeats a POST only if it is safe to: %s", async (isRepeatable) => {
    const fetch = vi.fn(async () => new Response("{}", { status: 503, headers: { "retry-after": "0" } }));
    const send = createTransport(normalizeOptions({ apiKey: key, fetch }));
    await send({ method: "POST", url: "https://api.asters.ai/api/external/v1.0/x", body: "{}", isRepeatable });
    expect(fetch).toHaveBeenCalledTimes(isRepeatable ? 2 : 1);
    expect(fetch).toHaveBeenLastCalledWith(expect.any(String), expect.objectContaining({ method: "POST", body: "{}" }));
  });

  test.each([undefined, null, "down"])("a fetch that rejects with %j is a ConnectionError", async (thrown) => {
    const asters = createAstersClient({ apiKey: key, fetch: () => Promise.reject(thrown), maxRetries: 0 });
    expect(await rejection(asters.listSocialAccounts(workspaceId))).toMatchObject({
      name: "ConnectionError",
      message: `${title}: no complete response after 1 attempt: Error, ${thrown}`,
    });
  });

  test.each([
    [new AggregateError([new Error("refused")], "all failed"), "AggregateError, all failed"],
    [new AggregateError([new Error("refused")], ""), "Error, refused"],
    [new AggregateError([], ""), "AggregateError,"],
    [Object.assign(new Error("lost"), { code: "XENOTFOUND" }), "XENOTFOUND, lost"],
    [Object.assign(new Error("lost"), { name: "MySyntaxError" }), "MySyntaxError, lost"],
    [Object.assign(new Error("lost"), { name: "SyntaxErrorOfMine" }), "SyntaxErrorOfMine, lost"],
  ])("the message names the cause of %s", async (thrown, cause) => {
    const asters = createAstersClient({ apiKey: key, fetch: () => Promise.reject(thrown), maxRetries: 0 });
    expect(await rejection(asters.listSocialAccounts(workspaceId))).toMatchObject({
      name: "ConnectionError",
      message: `${title}: no complete response after 1 attempt: ${cause}`,
    });
  });

  test("streams a body without a signal", async () => {
    const send = createTransport(normalizeOptions({ apiKey: key, fetch: async () => new Response("streamed") }));
    const url = "https://api.asters.ai/api/external/v1.0/x";
    const { stream } = await send({ method: "GET", url, isRepeatable: true, isStreamed: true });
    expect(await new Response(stream).text()).toBe("streamed");
  });

  test("rejects with an AbortError when a polyfilled signal has no reason", async () => {
    const signal = Object.assign(new EventTarget(), { aborted: false }) as unknown as AbortSignal;
    const asters = createAstersClient({ apiKey: key, fetch: () => new Promise(() => {}) });
    const call = asters.listSocialAccounts(workspaceId, { signal });
    signal.dispatchEvent(new Event("abort"));
    expect(await rejection(call)).toMatchObject({ name: "AbortError" });
  });

  test("an error of another realm is a ConnectionError with its code and cause", async () => {
    const fetch = () =>
      Promise.reject(
        runInNewContext(
          `new TypeError("fetch failed", { cause: Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" }) })`,
        ),
      );
    const error = await rejection<ConnectionError>(
      createAstersClient({ apiKey: key, fetch, maxRetries: 0 }).listSocialAccounts(workspaceId),
    );
    expect(error.message).toBe(`${title}: no complete response after 1 attempt: ECONNRESET, read ECONNRESET`);
    expect(error.cause).toMatchObject({ name: "TypeError", cause: { code: "ECONNRESET" } });
  });

  test("describes an AggregateError without a message by its first error", async () => {
    const refused = Object.assign(new Error("connect ECONNREFUSED ::1:1"), { code: "ECONNREFUSED" });
    const fetch = () => Promise.reject(new TypeError("fetch failed", { cause: new AggregateError([refused], "") }));
    const asters = createAstersClient({ apiKey: key, fetch, maxRetries: 0 });
    expect((await rejection(asters.listSocialAccounts(workspaceId))).message).toContain(
      "ECONNREFUSED, connect ECONNREFUSED ::1:1",
    );
  });

  describe.each<[string, () => unknown]>([
    ["an error with a digest", () => Object.assign(new Error("Dynamic"), { digest: "DYNAMIC_SERVER_USAGE" })],
    ["an error with $$typeof", () => Object.assign(new Error("Postpone"), { $$typeof: Symbol.for("react.postpone") })],
    ["a redirect that is not an error", () => ({ status: 303, location: "/login" })],
    ["a promise", () => new Promise(() => {})],
    ["a bug", () => new ReferenceError("x is not defined")],
  ])("%s", (_, create) => {
    test("thrown by fetch arrives as it is and is not retried", async () => {
      const thrown = create();
      const fetch = vi.fn(() => Promise.reject(thrown));
      const asters = createAstersClient({ apiKey: key, fetch, maxRetries: 3 });
      const caught = await asters.listSocialAccounts(workspaceId).then(
        () => expect.unreachable(),
        (error) => [error],
      );
      expect(caught[0]).toBe(thrown);
      expect(fetch).toHaveBeenCalledOnce();
    });
  });

  test("redacts the key in other errors, and keeps their digest", async () => {
    const leaks = [new Error(`no ${key}`), Object.assign(new Error("a"), { request: { key } })];
    const circular: Error & { self?: unknown } = new Error("b");
    circular.self = circular;
    for (const error of [...leaks, circular]) {
      const fetch = () => Promise.reject(Object.assign(error, { digest: "DYNAMIC" }));
      const caught = await rejection(createAstersClient({ apiKey: key, fetch }).listSocialAccounts(workspaceId));
      expect(caught).not.toBe(error);
      expect(caught).toMatchObject({ digest: "DYNAMIC" });
      expect(inspect(caught, { depth: null, showHidden: true })).not.toContain(key);
    }
  });

  test("passes on what an apiKey function throws to control a framework", async () => {
    const thrown = Object.assign(new Error("Dynamic"), { digest: "DYNAMIC_SERVER_USAGE" });
    const asters = createAstersClient({ apiKey: () => Promise.reject(thrown), fetch: vi.fn() });
    expect(await rejection(asters.listSocialAccounts(workspaceId))).toBe(thrown);
  });

  test.each<[string, Partial<ClientOptions>]>([
    ["ApiError", { fetch: async () => new Response("{}", { status: 400 }) }],
    ["InvalidResponseError", { fetch: async () => new Response("<html>") }],
    ["ConnectionError", { fetch: () => Promise.reject(new TypeError("fetch failed")) }],
    ["TimeoutError", { fetch: () => new Promise(() => {}), timeout: 1 }],
    ["RedirectError", { fetch: async () => new Response("", { status: 302, headers: { location: "/" } }) }],
    ["AstersError", { apiKey: async () => "" }],
    ["TypeError", { timeout: 1 }],
  ])("the stack of a %s names the functions that called", async (name, options) => {
    const asters = createAstersClient({ apiKey: key, maxRetries: 0, ...options });
    async function loadAccounts() {
      await Promise.resolve();
      return await asters.listSocialAccounts(name === "TypeError" ? "" : workspaceId);
    }
    async function renderPage() {
      return await loadAccounts();
    }
    const error = await rejection(renderPage());
    expect(error.name).toBe(name);
    expect(error.stack).toMatch(/^\w+: \S.*\n {4}at /);
    expect(error.stack).toContain("loadAccounts");
    expect(error.stack).toContain("renderPage");
  });
});
