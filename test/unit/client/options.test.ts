import { afterEach, expect, test, vi } from "vitest";
import { defaultBaseUrl, version } from "../../../generated/constants.js";
import { normalizeOptions } from "../../../src/client/options.ts";

afterEach(() => vi.unstubAllGlobals());

test("options have defaults", () => {
  expect(normalizeOptions({ apiKey: "key" })).toEqual({
    apiKey: "key",
    baseUrl: defaultBaseUrl,
    timeout: 30_000,
    totalTimeout: 60_000,
    maxRetries: 1,
    maxRetryAfter: 60_000,
    headers: { accept: "application/json", "user-agent": `asters-client/${version}` },
    fetch: undefined,
    onAttempt: undefined,
  });
});

test("options override their defaults", () => {
  const options = {
    apiKey: async () => "key",
    baseUrl: "http://localhost/",
    timeout: 1,
    totalTimeout: 2,
    maxRetries: 3,
    maxRetryAfter: 4,
    headers: { Accept: "*/*", "User-Agent": "mine" },
    fetch: vi.fn(),
    onAttempt: () => {},
  };
  expect(normalizeOptions(options)).toEqual({
    ...options,
    baseUrl: "http://localhost",
    headers: { accept: "*/*", "user-agent": "mine" },
  });
});

test("browsers keep their own User-Agent", () => {
  vi.stubGlobal("document", {});
  expect(normalizeOptions({ apiKey: "key" }).headers).toEqual({ accept: "application/json" });
});
