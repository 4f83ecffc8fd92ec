import { describe, expect, test } from "vitest";
import { findProxy } from "../../../../src/http/node/proxy.ts";

const HTTPS_PROXY = "http://proxy.example:3128";
const find = (url: string, env: Record<string, string>) => findProxy(new URL(url), env)?.href;

describe("findProxy", () => {
  test.each([
    [{ HTTPS_PROXY }, "http://proxy.example:3128/"],
    [{ https_proxy: HTTPS_PROXY }, "http://proxy.example:3128/"],
    [{ https_proxy: "http://lower.example", HTTPS_PROXY }, "http://lower.example/"],
    [{ HTTPS_PROXY: "https://proxy.example" }, "https://proxy.example/"],
    [{ HTTPS_PROXY: "proxy.example:3128" }, "http://proxy.example:3128/"],
    [{ HTTPS_PROXY: "user:pass@proxy.example:3128" }, "http://user:pass@proxy.example:3128/"],
    [{ HTTPS_PROXY: "" }, undefined],
    [{ HTTP_PROXY: HTTPS_PROXY }, undefined],
    [{}, undefined],
  ])("reads %o", (env: Record<string, string>, proxy) => {
    expect(find("https://api.example", env)).toBe(proxy);
  });

  test("never proxies plain http, which would show the API key", () => {
    expect(find("http://127.0.0.1:4010", { HTTPS_PROXY, HTTP_PROXY: HTTPS_PROXY })).toBe(undefined);
  });

  test.each([
    "socks5://user:secret@proxy.example",
    "http://user:secret@[proxy",
    "ftp://user:secret@proxy.example",
    "xhttp://user:secret@proxy.example",
    "httpx://user:secret@proxy.example",
  ])("rejects %s without repeating its password", (proxy) => {
    const message = "HTTPS_PROXY must be an http:// or https:// URL";
    expect(() => find("https://api.example", { HTTPS_PROXY: proxy })).toThrow(
      expect.objectContaining({ message, code: "ERR_INVALID_PROXY" }),
    );
    expect(find("https://api.example", { HTTPS_PROXY: proxy, NO_PROXY: "*" })).toBe(undefined);
  });

  test.each([
    ["https://api.example", "*"],
    ["https://api.example", "api.example"],
    ["https://API.example", "Api.Example"],
    ["https://api.example.", "api.example"],
    ["https://api.example", "other.example, api.example"],
    ["https://api.example", "other.example api.example"],
    ["https://api.example", ".example"],
    ["https://api.example", "*.example"],
    ["https://api.example", "api.example:443"],
    ["https://api.example:8443", "api.example:8443"],
    ["https://api.example:8443", "*:8443"],
    ["https://api.example:8443", ".example:8443"],
    ["https://127.0.0.1", "127.0.0.1"],
    ["https://[::1]", "::1"],
    ["https://[::1]", "[::1]"],
    ["https://[::1]:8443", "[::1]:8443"],
  ])("does not proxy %s if NO_PROXY is %o", (url, noProxy) => {
    expect(find(url, { HTTPS_PROXY, NO_PROXY: noProxy })).toBe(undefined);
    expect(find(url, { HTTPS_PROXY, no_proxy: noProxy, NO_PROXY: "" })).toBe(undefined);
  });

  test.each([
    ["https://api.example", ""],
    ["https://api.example", ","],
    ["https://api.example", "example"],
    ["https://api.example", "pi.example"],
    ["https://api.example", "api.example.org"],
    ["https://api.example", "api.example:8443"],
    ["https://api.example", "api.example:443x"],
    ["https://api.example:8443", "api.example:443"],
    ["https://api.example", "*.api.example"],
    ["https://api.example", "a*i.example"],
    ["https://10.0.0.1", "10.0.0.0/8"],
    ["https://[::1]", "::2"],
  ])("proxies %s if NO_PROXY is %o", (url, noProxy) => {
    expect(find(url, { HTTPS_PROXY, NO_PROXY: noProxy })).toBe("http://proxy.example:3128/");
  });
});
