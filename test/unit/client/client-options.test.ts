import { afterEach, describe, expect, test, vi } from "vitest";
import { defaultBaseUrl, version } from "../../../generated/constants.js";
import { normalizeBaseUrl, normalizeOptions } from "../../../src/client/client-options.ts";

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

describe("normalizeBaseUrl", () => {
  test.each([
    ["https://api.asters.ai/api/external/v1.0", "https://api.asters.ai/api/external/v1.0"],
    ["https://api.asters.ai/api/external/v1.0/", "https://api.asters.ai/api/external/v1.0"],
    ["https://proxy.test//", "https://proxy.test"],
    ["HTTPS://Proxy.Test:443/a", "https://proxy.test/a"],
    ["http://localhost:4010", "http://localhost:4010"],
    ["http://api.localhost", "http://api.localhost"],
    ["http://127.10.20.30:1/x", "http://127.10.20.30:1/x"],
    ["http://[::1]:1", "http://[::1]:1"],
  ])("accepts %s", (baseUrl, expected) => {
    expect(normalizeBaseUrl(baseUrl)).toBe(expected);
  });

  test.each<[unknown, string]>([
    ["api.asters.ai", "not a URL"],
    ["", "not a URL"],
    [1, "not a URL"],
    [new URL("https://api.asters.ai"), "not a URL"],
    ["https://user@api.asters.ai", "a user name, password"],
    ["https://:secret@api.asters.ai", "a user name, password"],
    ["https://api.asters.ai?a=1", "query or fragment"],
    ["https://api.asters.ai#", "query or fragment"],
    ["http://api.asters.ai/v1", "must be https, because the API key is sent there: http://api.asters.ai."],
    ["http://127.0.0.1.asters.ai", "must be https"],
    ["http://localhost.asters.ai", "must be https"],
    ["http://notlocalhost", "must be https"],
    ["ftp://localhost", "must be https"],
  ])("rejects %j", (baseUrl, message) => {
    expect(() => normalizeBaseUrl(baseUrl)).toThrow(TypeError);
    expect(() => normalizeBaseUrl(baseUrl)).toThrow(message);
  });

  test("works where there is no URL.canParse, as in the jsdom of Jest 29", () => {
    vi.stubGlobal(
      "URL",
      class extends URL {
        static override canParse = undefined as never;
      },
    );
    expect(normalizeBaseUrl("https://proxy.test/")).toBe("https://proxy.test");
  });
});
