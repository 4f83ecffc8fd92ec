import { afterEach, expect, test, vi } from "vitest";
import { checkOptions } from "../../../src/client/options.ts";
import { version } from "../../../src/version.ts";

afterEach(() => vi.unstubAllGlobals());

test("an option that is not given has its default", () => {
  expect(checkOptions({ apiKey: "key" })).toEqual({
    apiKey: "key",
    baseUrl: "https://api.asters.ai/api/external/v1.0",
    timeout: 30_000,
    totalTimeout: 60_000,
    maxRetries: 1,
    headers: { accept: "application/json", "user-agent": `asters-client/${version}` },
    fetch: undefined,
    onAttempt: undefined,
  });
});

test("an option that is given goes before its default", () => {
  const options = {
    apiKey: async () => "key",
    baseUrl: "http://localhost/",
    timeout: 1,
    totalTimeout: 2,
    maxRetries: 3,
    headers: { Accept: "*/*", "User-Agent": "mine" },
    fetch: vi.fn(),
    onAttempt: () => {},
  };
  expect(checkOptions(options)).toEqual({
    ...options,
    baseUrl: "http://localhost",
    headers: { accept: "*/*", "user-agent": "mine" },
  });
});

test("a browser keeps its own user agent", () => {
  vi.stubGlobal("document", {});
  expect(checkOptions({ apiKey: "key" }).headers).toEqual({ accept: "application/json" });
});
