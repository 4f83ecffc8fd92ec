import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { postWebhook, WebhookError, type WebhookOptions } from "../../../../../src/cli/commands/check/webhook.ts";
import { readWebhookURL } from "../../../../../src/cli/commands/check/webhook-url.ts";
import type { Fetch, FetchResponse } from "../../../../../src/index.ts";
import { createNodeFetch } from "../../../../../src/node.ts";
import { rejection } from "../../../../helpers/client.ts";
import { listen } from "../../../../helpers/server.ts";
import { temporaryFolder } from "../../../../helpers/temporary-folder.ts";

const url = new URL("https://hooks.example.com/services/T0SECRETS/B0SECRETS?token=tok-0123456789");
const { signal } = new AbortController();

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function response(status: number, text = "", headers: Record<string, string> = {}): FetchResponse {
  return new Response(status === 204 ? null : text, { status, headers }) as FetchResponse;
}

/** Posts while each request ends as the script says, with timers that fire at once. */
async function post(script: (FetchResponse | Error | "silence")[], options: Partial<WebhookOptions> = {}) {
  const requests: { url: string; init: Parameters<Fetch>[1] }[] = [];
  const fetch: Fetch = async (url, init) => {
    requests.push({ url, init });
    const next = script[requests.length - 1];
    if (next === "silence") return new Promise(() => {});
    if (next instanceof Error) throw next;
    return next as FetchResponse;
  };
  const posting = postWebhook(url, "{}", { fetch, timeout: 30_000, maxRetries: 1, signal, ...options });
  const error = posting.then(
    () => undefined,
    (error: Error) => error,
  );
  await vi.runAllTimersAsync();
  return { requests, error: await error };
}

const refused = Object.assign(new Error("connect ECONNREFUSED hooks.example.com"), { code: "ECONNREFUSED" });

test("posts JSON once and follows no redirect", async () => {
  const { requests, error } = await post([response(204)]);
  expect(error).toBeUndefined();
  expect(requests).toEqual([
    {
      url: url.href,
      init: {
        method: "POST",
        headers: {
          "content-type": "application/json; charset=utf-8",
          "user-agent": expect.stringMatching(/^asters-client\//),
        },
        body: "{}",
        redirect: "manual",
        signal: expect.any(AbortSignal),
      },
    },
  ]);
});

test.each([
  ["a 500", response(500)],
  ["a 429", response(429, "", { "retry-after": "7" })],
  ["a lost connection", refused],
  ["a timeout", "silence" as const],
])("posts again after %s", async (_, failure) => {
  const { requests, error } = await post([failure, response(200)]);
  expect(error).toBeUndefined();
  expect(requests).toHaveLength(2);
});

test.each<[string, Parameters<typeof post>[0], number, string]>([
  ["a 404", [response(404, "no_service")], 1, "404: no_service"],
  ["an empty 403", [response(403)], 1, "403"],
  ["a choice of redirects", [response(300)], 1, "300: redirects are not followed"],
  ["a 400", [response(400)], 1, "400"],
  ["a redirect", [response(302, "", { location: "https://evil.example" })], 1, "302: redirects are not followed"],
  ["too long a wait", [response(503, "", { "retry-after": "86400" })], 1, "503"],
  ["two failures", [response(500), response(502, "x")], 2, "502: x"],
  ["two lost connections", [refused, refused], 2, "ECONNREFUSED"],
  ["an error without a code", [new TypeError("boom"), new TypeError("boom")], 2, "TypeError"],
  ["two timeouts", ["silence", "silence"], 2, "timed out after 30000 ms"],
])("gives up after %s", async (_, script, count, message) => {
  const { requests, error } = await post(script);
  expect(error).toBeInstanceOf(WebhookError);
  expect(error).toMatchObject({ name: "WebhookError", message });
  expect(requests).toHaveLength(count);
});

test("an error never contains the URL or its secret parts, even if the response does", async () => {
  const echo = `${url} ${url.host} ${url.pathname} T0SECRETS tok-0123456789\n`.repeat(3);
  const { error } = await post([response(400, echo)]);
  expect(error?.message).toMatch(/^400: \[redacted\]/);
  expect(error?.message).not.toMatch(/SECRETS|0123456789|example/);
});

test("an interruption ends the wait for a retry", async () => {
  const controller = new AbortController();
  const fetch: Fetch = async () => {
    queueMicrotask(() => controller.abort(new Error("interrupted")));
    return new Promise(() => {});
  };
  const options = { fetch, timeout: 30_000, maxRetries: 5, signal: controller.signal };
  expect((await rejection(postWebhook(url, "{}", options))).message).toBe("interrupted");
  expect(vi.getTimerCount()).toBe(0);
});

test("an interruption of the last attempt is not a failure of the webhook", async () => {
  const controller = new AbortController();
  const fetch: Fetch = async () => {
    controller.abort(new Error("interrupted"));
    throw refused;
  };
  const options = { fetch, timeout: 30_000, maxRetries: 0, signal: controller.signal };
  expect((await rejection(postWebhook(url, "{}", options))).message).toBe("interrupted");
});

test("posts to a real server", async () => {
  vi.useRealTimers();
  await using server = await listen((request, response) => request.resume().once("end", () => response.end("ok")));
  const options = { fetch: createNodeFetch({ proxyEnv: {} }), timeout: 30_000, maxRetries: 0, signal };
  await expect(postWebhook(new URL(server.url), "{}", options)).resolves.toBeUndefined();
});

describe("readWebhookURL", () => {
  const file = (text: string) => {
    const path = join(temporaryFolder(), "url");
    writeFileSync(path, text);
    return path;
  };
  beforeEach(() => {
    vi.useRealTimers();
  });

  test("reads the URL from the environment or a file", async () => {
    expect(await readWebhookURL(undefined, { env: {}, signal })).toBeUndefined();
    expect(await readWebhookURL(undefined, { env: { ASTERS_WEBHOOK_URL: ` ${url}\n` }, signal })).toEqual(url);
    expect(await readWebhookURL(file(`${url}\n`), { env: {}, signal })).toEqual(url);
    const loopback = await readWebhookURL(file("http://127.0.0.1:8080/x"), { env: {}, signal });
    expect(loopback?.port).toBe("8080");
  });

  test.each([
    ["hooks.example.com/T0SECRETS", "ASTERS_WEBHOOK_URL is not a URL"],
    ["http://hooks.example.com/T0SECRETS", "ASTERS_WEBHOOK_URL must be an https URL. Use http only on loopback"],
    ["file:///T0SECRETS", "ASTERS_WEBHOOK_URL must be an https URL. Use http only on loopback"],
    ["https://T0SECRETS@hooks.example.com", "ASTERS_WEBHOOK_URL must not contain a user name or password"],
  ])("rejects %s without repeating it", async (value, message) => {
    const error = await rejection(readWebhookURL(undefined, { env: { ASTERS_WEBHOOK_URL: value }, signal }));
    expect(error).toMatchObject({ name: "UsageError", message });
  });

  test("rejects a URL in both places, and a file that is empty or too large", async () => {
    const env = { ASTERS_WEBHOOK_URL: url.href };
    expect((await rejection(readWebhookURL(file(url.href), { env, signal }))).message).toContain("not both");
    expect((await rejection(readWebhookURL(file(""), { env: {}, signal }))).message).toContain("is not a URL");
    const large = file("x".repeat(70_000));
    expect((await rejection(readWebhookURL(large, { env: {}, signal }))).message).toContain("it is too large");
  });
});
