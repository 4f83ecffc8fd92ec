import { once } from "node:events";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type MockServer, startMock } from "../../../../../src/cli/commands/mock/server.ts";

let mock: MockServer;
const log: string[] = [];

beforeAll(async () => {
  mock = await startMock({ port: 0, host: "127.0.0.1" }, (line) => log.push(line));
});

afterAll(() => mock.close());

const path = "/workspaces/663b3db7522ef4893db24536/socialAccounts";

/** Sends bytes as they are, and returns the status line of the response. */
async function send(request: string): Promise<string> {
  const { hostname, port } = new URL(mock.url);
  const socket = connect(Number(port), hostname);
  await once(socket, "connect");
  socket.end(request, "latin1");
  return (await text(socket)).split("\r\n")[0] as string;
}

const get = (target: string, ...headers: string[]) => {
  return `${[`GET ${target} HTTP/1.1`, "host: localhost", "connection: close", "x-api-key: any", ...headers].join("\r\n")}\r\n\r\n`;
};

test.each<[string, string, number[]]>([
  ["prefers a status that is none", get(path, "prefer: code=000"), [422]],
  ["prefers a status out of range", get(path, "prefer: code=099"), [422]],
  ["prefers a status that is not a number", get(path, "prefer: code=abc"), [422]],
  ["prefers an example that no object has", get(path, "prefer: example=__proto__"), [404]],
  ["has a malformed percent-encoding", get("/workspaces/%zz/socialAccounts"), [422]],
  ["has a path beyond ASCII", get("/workspaces/\xff\x80/socialAccounts"), [200, 400, 404]],
  ["has no path", get("*"), [404]],
  ["has an absolute URL that is malformed", get("http://:0:"), [500]],
  ["has dot segments", get(`/a/..${path}`), [200]],
  ["has an absolute URL", get(`http://localhost${path}`), [200]],
  ["has doubled slashes", get(`//${path}`), [404]],
  ["has an origin beyond ASCII", get(path, "origin: \xff\x80"), [200]],
  ["has an origin with a control character", get(path, "origin: a\x7fb"), [200, 400]],
  ["has 32 kB of headers", get(path, `x-large: ${"x".repeat(32_768)}`), [431]],
  ["is not HTTP", "garbage\r\n\r\n", [400]],
  ["has an unknown method", get(path).replace("GET", "FOO"), [400]],
  ["has a method that is not allowed", get(path).replace("GET", "PURGE"), [405]],
  ["expects what no server does", get(path, "expect: tea"), [417]],
  ["asks for an upgrade", get(path, "upgrade: websocket"), [200]],
])("survives a request that %s", async (_, request, statuses) => {
  const [, status] = /^HTTP\/1\.1 (\d+)/.exec(await send(request)) ?? [];
  expect(statuses).toContain(Number(status));
  expect(await send(get(path))).toBe("HTTP/1.1 200 OK");
});

test("rejects a body that the operation does not take", async () => {
  expect(await send(get(path, "content-length: 0"))).toBe("HTTP/1.1 200 OK");
  expect(await send(`${get(path, "content-length: 1")}x`)).toBe("HTTP/1.1 415 Unsupported Media Type");
  expect(await send(`${get(path, "transfer-encoding: chunked")}0\r\n\r\n`)).toBe("HTTP/1.1 415 Unsupported Media Type");
});

test("allows any origin to read a response", async () => {
  const plain = await fetch(mock.url + path, { headers: { "x-api-key": "any" } });
  expect(Object.fromEntries(plain.headers)).toMatchObject({
    "access-control-allow-origin": "*",
    "access-control-allow-headers": "*",
    "access-control-allow-credentials": "true",
    "access-control-expose-headers": "*",
  });
  const failed = await fetch(mock.url, { headers: { origin: "https://example.com" } });
  expect(failed.status).toBe(404);
  expect(failed.headers.get("access-control-allow-origin")).toBe("https://example.com");
});

test("responds to a preflight request", async () => {
  const headers = {
    origin: "https://example.com",
    "access-control-request-method": "GET",
    "access-control-request-headers": "x-api-key",
  };
  const response = await fetch(mock.url + path, { method: "OPTIONS", headers });
  expect(response.status).toBe(204);
  expect(await response.text()).toBe("");
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "access-control-allow-origin": "https://example.com",
    "access-control-allow-methods": "GET",
    "access-control-allow-headers": "x-api-key",
    vary: "origin",
  });
});

test("treats an OPTIONS request that is not a preflight like any other", async () => {
  expect((await fetch(mock.url + path, { method: "OPTIONS" })).status).toBe(405);
});
