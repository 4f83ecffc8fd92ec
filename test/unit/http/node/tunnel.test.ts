import { getEventListeners, once } from "node:events";
import type { RequestListener } from "node:http";
import https from "node:https";
import type { AddressInfo, Socket } from "node:net";
import tls from "node:tls";
import { inspect } from "node:util";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ConnectionError } from "../../../../src/http/errors.ts";
import { createAstersClient } from "../../../../src/index.ts";
import { createNodeFetch } from "../../../../src/node.ts";
import { createCertificate } from "../../../helpers/certificate.ts";
import { envelope, key, rejection, workspaceId } from "../../../helpers/client.ts";
import { startProxy, type TestProxy, trackSockets } from "../../../helpers/proxy.ts";

const certificate = createCertificate();
const baseUrl = "https://api.example.test";
const get = { method: "GET", headers: { "x-api-key": key }, redirect: "manual" } as const;
const request = (proxyEnv: Record<string, string>, signal = new AbortController().signal, url = baseUrl) =>
  createNodeFetch({ proxyEnv })(url, { ...get, signal });

beforeEach(trust);
afterEach(() => void vi.unstubAllEnvs());

/** Makes this process trust the certificate, as NODE_EXTRA_CA_CERTS would have at its start. */
function trust(): void {
  const { createSecureContext } = tls;
  vi.spyOn(tls, "createSecureContext").mockImplementation((options) =>
    createSecureContext({ ...options, ca: certificate.cert }),
  );
}

async function startApi(listener: RequestListener = (_, response) => response.end(envelope([]))) {
  const server = https.createServer(certificate, listener);
  const sockets = trackSockets(server);
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    port: (server.address() as AddressInfo).port,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The connection that a proxy gets, and the moment it is closed. */
async function onceConnected({ server }: TestProxy): Promise<{ closed: Promise<unknown> }> {
  const [socket] = (await once(server, "connection")) as [Socket];
  return { closed: once(socket, "close") };
}

describe("through a proxy", () => {
  test("sends requests in a tunnel, which hides them from the proxy", async () => {
    await using api = await startApi((request, response) => response.end(`${request.headers["x-api-key"]}`));
    await using proxy = await startProxy(api.port);
    const response = await request({ HTTPS_PROXY: proxy.origin });
    expect(Buffer.from(await response.arrayBuffer()).toString()).toBe(key);
    expect(proxy.tunnels.map(({ url, headers }) => [url, headers.host])).toEqual([
      ["api.example.test:443", "api.example.test:443"],
    ]);
    expect(proxy.tunnels[0]?.headers.connection).toBe("keep-alive");
    expect(JSON.stringify(proxy.tunnels[0]?.rawHeaders)).not.toContain(key);
    expect(proxy.received()).not.toContain(key);
    expect(proxy.received()).toContain("api.example.test");
  });

  test("keeps the tunnel open for the next request", async () => {
    await using api = await startApi();
    await using proxy = await startProxy(api.port);
    const fetch = createNodeFetch({ proxyEnv: { HTTPS_PROXY: proxy.origin } });
    const asters = createAstersClient({ apiKey: key, baseUrl, fetch });
    for (let call = 0; call < 3; call++) await asters.listSocialAccounts(workspaceId);
    expect(proxy.tunnels).toHaveLength(1);
  });

  test("sends a request again in a new tunnel if the server has closed the idle one", async () => {
    let requests = 0;
    await using api = await startApi((request, response) => {
      requests += 1;
      if (requests === 2) request.socket.destroy();
      else response.end(envelope([]));
    });
    await using proxy = await startProxy(api.port);
    const fetch = createNodeFetch({ proxyEnv: { HTTPS_PROXY: proxy.origin } });
    const asters = createAstersClient({ apiKey: key, baseUrl, fetch, maxRetries: 0 });
    await asters.listSocialAccounts(workspaceId);
    expect(await asters.listSocialAccounts(workspaceId)).toEqual([]);
    expect(proxy.tunnels).toHaveLength(2);
  });

  test.each([
    ["us%40er:pa%3Ass", "us@er:pa:ss"],
    ["user", "user:"],
    ["user:100%", "user:100%"],
  ])("authenticates with %s", async (userinfo, credentials) => {
    await using api = await startApi();
    await using proxy = await startProxy(api.port);
    await request({ HTTPS_PROXY: proxy.origin.replace("//", `//${userinfo}@`) });
    const authorization = `Basic ${Buffer.from(credentials).toString("base64")}`;
    expect(proxy.tunnels[0]?.headers["proxy-authorization"]).toBe(authorization);
  });

  test("does not authenticate without credentials", async () => {
    await using api = await startApi();
    await using proxy = await startProxy(api.port);
    await request({ HTTPS_PROXY: proxy.origin });
    expect(proxy.tunnels[0]?.headers).not.toHaveProperty("proxy-authorization");
  });

  test("connects to the proxy over TLS if its URL is https", async () => {
    await using api = await startApi();
    await using proxy = await startProxy(api.port, { certificate });
    expect(proxy.origin).toMatch(/^https:/);
    expect(await request({ HTTPS_PROXY: proxy.origin })).toMatchObject({ status: 200 });
    expect(proxy.tunnels).toHaveLength(1);
  });

  test("sends an IPv6 address in brackets", async () => {
    await using proxy = await startProxy((socket) => socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n"));
    const env = { HTTPS_PROXY: proxy.origin };
    await rejection(request(env, undefined, "https://[::1]:8443"));
    expect(proxy.tunnels[0]?.url).toBe("[::1]:8443");
  });

  test("accepts any 2xx response to CONNECT", async () => {
    await using api = await startApi();
    await using proxy = await startProxy(api.port, { status: "201 Created" });
    expect(await request({ HTTPS_PROXY: proxy.origin })).toMatchObject({ status: 200 });
  });

  test("connects directly to a host in NO_PROXY", async () => {
    await using api = await startApi();
    await using proxy = await startProxy(api.port);
    const env = { HTTPS_PROXY: proxy.origin, NO_PROXY: `localhost:${api.port}` };
    expect(await request(env, undefined, `https://localhost:${api.port}`)).toMatchObject({ status: 200 });
    expect(proxy.tunnels).toEqual([]);
  });

  test("keeps a direct connection open for the next request", async () => {
    const sockets = new Set<Socket>();
    await using api = await startApi((request, response) => {
      sockets.add(request.socket);
      response.end(envelope([]));
    });
    const url = `https://localhost:${api.port}`;
    const asters = createAstersClient({ apiKey: key, baseUrl: url, fetch: createNodeFetch({ proxyEnv: {} }) });
    for (let call = 0; call < 3; call++) await asters.listSocialAccounts(workspaceId);
    expect(sockets.size).toBe(1);
  });

  test("uses the proxies that the environment configures by default", async () => {
    await using api = await startApi();
    await using proxy = await startProxy(api.port);
    vi.stubEnv("HTTPS_PROXY", proxy.origin);
    const { signal } = new AbortController();
    expect(await createNodeFetch()(baseUrl, { ...get, signal })).toMatchObject({ status: 200 });
    expect(proxy.tunnels).toHaveLength(1);
    const direct = request({}, signal, `https://localhost:${api.port}`);
    expect(await direct).toMatchObject({ status: 200 });
    expect(proxy.tunnels).toHaveLength(1);
  });
});

describe("with a failing proxy", () => {
  test.each([
    [407, "407 Proxy Authentication Required"],
    [502, "502 Bad Gateway"],
    [101, "101 Switching Protocols"],
    [300, "300 Multiple Choices"],
    [999, "999"],
  ])("a call fails with a ConnectionError without its credentials if the proxy responds %d", async (status, reason) => {
    await using proxy = await startProxy((socket) =>
      socket.end(`HTTP/1.1 ${status} ${"\u001b[31m".repeat(99)}\r\ncontent-length: 4\r\n\r\nnope`),
    );
    const connected = onceConnected(proxy);
    const proxyEnv = { HTTPS_PROXY: proxy.origin.replace("//", "//user:secret@") };
    const fetch = createNodeFetch({ proxyEnv });
    const asters = createAstersClient({ apiKey: key, baseUrl, fetch, maxRetries: 0 });
    const error = await rejection<ConnectionError>(asters.listSocialAccounts(workspaceId));
    expect(error).toBeInstanceOf(ConnectionError);
    const message = `the proxy ${proxy.origin} refused to connect to api.example.test:443: ${reason}`;
    expect(error.message).toContain(`ERR_PROXY_TUNNEL, ${message}`);
    expect(error.cause).toMatchObject({ code: "ERR_PROXY_TUNNEL", message });
    expect(await rejection(fetch(baseUrl, { ...get, signal: new AbortController().signal }))).toMatchObject({
      statusCode: status,
      message,
    });
    expect(inspect(error, { depth: null, showHidden: true })).not.toMatch(/secret|dXNlcjpzZWNyZXQ|\[31m/);
    await (await connected).closed;
  });

  test("the error names a proxy that cannot be reached", async () => {
    const proxy = await startProxy(0);
    await proxy[Symbol.asyncDispose]();
    const error = await rejection(request({ HTTPS_PROXY: proxy.origin.replace("//", "//user:secret@") }));
    expect(error).toMatchObject({ code: "ECONNREFUSED", syscall: "connect", port: proxy.port });
    expect(error.message).toBe(
      `cannot connect to the proxy ${proxy.origin}: connect ECONNREFUSED 127.0.0.1:${proxy.port}`,
    );
  });

  test.each([
    ["closes the connection", (socket: { destroy(): void }) => socket.destroy(), "ECONNRESET"],
    ["does not speak HTTP", (socket: { end(text: string): void }) => socket.end("SSH-2.0\r\n\r\n"), /^HPE_/],
  ])("the error has a code if the proxy %s", async (_, connect, code) => {
    await using proxy = await startProxy(connect);
    expect(await rejection(request({ HTTPS_PROXY: proxy.origin }))).toMatchObject({
      code: expect.stringMatching(code),
      message: expect.stringContaining(`cannot connect to the proxy ${proxy.origin}: `),
    });
  });

  test("an abort disconnects from a proxy that never responds", async () => {
    const caller = new AbortController();
    const reason = new Error("enough");
    await using proxy = await startProxy(() => caller.abort(reason));
    const connected = onceConnected(proxy);
    expect(await rejection(request({ HTTPS_PROXY: proxy.origin }, caller.signal))).toBe(reason);
    await (await connected).closed;
    expect(getEventListeners(caller.signal, "abort")).toEqual([]);
  });

  test("an abort disconnects from a proxy with a tunnel to a silent server", async () => {
    const caller = new AbortController();
    const reason = new Error("enough");
    await using proxy = await startProxy((socket) => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      socket.once("data", () => caller.abort(reason));
    });
    const connected = onceConnected(proxy);
    expect(await rejection(request({ HTTPS_PROXY: proxy.origin }, caller.signal))).toBe(reason);
    await (await connected).closed;
    expect(getEventListeners(caller.signal, "abort")).toEqual([]);
  });
});

test("keeps the error code of an untrusted certificate behind a proxy", async () => {
  vi.mocked(tls.createSecureContext).mockRestore();
  await using api = await startApi();
  await using proxy = await startProxy(api.port);
  const asters = createAstersClient({
    apiKey: key,
    baseUrl,
    maxRetries: 0,
    fetch: createNodeFetch({ proxyEnv: { HTTPS_PROXY: proxy.origin } }),
  });
  expect(await rejection(asters.listSocialAccounts(workspaceId))).toMatchObject({
    cause: { code: "DEPTH_ZERO_SELF_SIGNED_CERT" },
  });
});
