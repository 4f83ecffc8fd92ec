import { getEventListeners, once } from "node:events";
import http, { createServer, globalAgent, type RequestListener } from "node:http";
import { type AddressInfo, createServer as createTcpServer, type Socket } from "node:net";
import { inspect } from "node:util";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { describe, expect, test, vi } from "vitest";
import { createAstersClient } from "../../../src/client/client.ts";
import { discardBody } from "../../../src/http/body.ts";
import { ConnectionError, UnauthorizedError } from "../../../src/http/errors.ts";
import type { Fetch, FetchInit } from "../../../src/http/types.ts";
import { createNodeFetch } from "../../../src/node.ts";
import { envelope, key, rejection, startClient, workspaceId } from "../../helpers/client.ts";
import { trackSockets } from "../../helpers/proxy.ts";
import { listen } from "../../helpers/server.ts";

const init = (changes: Partial<FetchInit> = {}): FetchInit => ({
  method: "GET",
  headers: {},
  redirect: "manual",
  signal: new AbortController().signal,
  ...changes,
});
const get = (url: string, changes?: Partial<FetchInit>) => createNodeFetch()(url, init(changes));
const text = async (response: { arrayBuffer(): Promise<ArrayBuffer> }) =>
  Buffer.from(await response.arrayBuffer()).toString();

/** A server that sends the given bytes to each connection as soon as it has received something. */
async function listenRaw(bytes: string | Buffer, after: (socket: Socket) => void = () => {}) {
  const server = createTcpServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", () => socket.write(bytes, () => after(socket)));
  });
  const sockets = trackSockets(server);
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    server,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Resolves when the next connection of a server has been closed. */
async function nextConnectionClosed(server: NodeJS.EventEmitter): Promise<void> {
  const socket = await new Promise<Socket>((resolve) => server.once("connection", resolve));
  await new Promise((resolve) => socket.once("close", resolve));
}

describe("a response", () => {
  test("has a status, status text, headers and body", async () => {
    await using server = await listen((_, response) => {
      response.writeHead(201, "Made", { "X-One": "1", "set-cookie": ["a=1", "b=2"] }).end("body");
    });
    const response = await get(server.url);
    expect(response).toMatchObject({ status: 201, statusText: "Made", type: "default" });
    expect(response.headers.get("X-One")).toBe("1");
    expect(response.headers.get("x-two")).toBe(null);
    expect(response.headers.get("set-cookie")).toBe("a=1, b=2");
    const headers: [name: string, value: string][] = [];
    response.headers.forEach((value, name) => void headers.push([name, value]));
    expect(headers).toContainEqual(["x-one", "1"]);
    expect(headers.filter(([name]) => name === "set-cookie").map(([, value]) => value)).toEqual(["a=1", "b=2"]);
    expect(await text(response)).toBe("body");
  });

  test.each(["constructor", "__proto__", "toString"])("has no header %s that was not sent", async (name) => {
    await using server = await listen((_, response) => response.end());
    expect((await get(server.url)).headers.get(name)).toBe(null);
  });

  test("joins repeated headers", async () => {
    await using server = await listenRaw("HTTP/1.1 200 OK\r\nx-a: 1\r\nX-A: 2\r\ncontent-length: 0\r\n\r\n");
    expect((await get(server.url)).headers.get("x-a")).toBe("1, 2");
  });

  test("may have any three-digit status", async () => {
    await using server = await listenRaw("HTTP/1.1 999 \r\ncontent-length: 0\r\n\r\n");
    expect(await get(server.url)).toMatchObject({ status: 999, statusText: "" });
  });

  test("arrives in many chunks", async () => {
    const body = "ä".repeat(500_000);
    await using server = await listen((_, response) => response.end(body));
    expect(await text(await get(server.url))).toBe(body);
  });

  test("may end with its connection", async () => {
    await using server = await listenRaw("HTTP/1.1 200 OK\r\n\r\nbody", (socket) => socket.end());
    expect(await text(await get(server.url))).toBe("body");
  });

  test("is decompressed", async () => {
    await using server = await listen((request, response) => {
      const compressed = brotliCompressSync(gzipSync(`${request.headers["accept-encoding"]}`));
      response.writeHead(200, { "content-encoding": "gzip, br" }).end(compressed);
    });
    expect(await text(await get(server.url))).toBe("gzip, br, deflate");
  });

  test.each([200, 204, 304, 401])("with status %d may be labeled gzip and have no body", async (status) => {
    await using server = await listen((_, response) =>
      response.writeHead(status, { "content-encoding": "gzip" }).end(),
    );
    const response = await get(server.url);
    expect([response.status, await text(response)]).toEqual([status, ""]);
  });

  test("to a HEAD request may be labeled gzip and have no body", async () => {
    const headers = { "content-encoding": "gzip", "content-length": "100" };
    await using server = await listen((_, response) => response.writeHead(200, headers).end());
    expect(await text(await get(server.url, { method: "HEAD" }))).toBe("");
  });

  test("with status 401 and no body is an UnauthorizedError, whatever its content-encoding", async () => {
    await using server = await startClient(
      (_, response) => response.writeHead(401, { "content-encoding": "br" }).end(),
      {
        fetch: createNodeFetch(),
      },
    );
    expect(await rejection(server.asters.listSocialAccounts(workspaceId))).toBeInstanceOf(UnauthorizedError);
  });

  test("may come after informational responses", async () => {
    await using server = await listen((_, response) => {
      response.writeContinue();
      response.writeProcessing();
      response.writeEarlyHints({ link: "</a.css>; rel=preload" }, () => response.end("body"));
    });
    expect(await text(await get(server.url))).toBe("body");
  });
});

describe("a request", () => {
  test("has the path and query of its URL", async () => {
    await using server = await listen(({ url }, response) => response.end(url));
    expect(await text(await get(`${server.url}/a%2Fb?c=1`))).toBe("/a%2Fb?c=1");
  });

  test("can connect to an IPv6 address", async () => {
    // Works without IPv6, too: in brackets the address would be looked up as a name.
    expect(await rejection(get("http://[::1]:1/"))).toMatchObject({ syscall: "connect", address: "::1", port: 1 });
  });

  test.each(["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])(
    "with method %s sends a body with its length",
    async (method) => {
      const echo: RequestListener = async (request, response) => {
        const body = (await request.toArray()).join("");
        response.end(JSON.stringify([request.headers["content-length"], request.headers["transfer-encoding"], body]));
      };
      await using server = await listen(echo);
      const send = async (body: string | Uint8Array<ArrayBuffer>) =>
        JSON.parse(await text(await get(server.url, { method, body })));
      expect(await send('{"name":"ä"}')).toEqual(["13", null, '{"name":"ä"}']);
      expect(await send(new Uint8Array([65, 66]))).toEqual(["2", null, "AB"]);
      expect(await send("")).toEqual(["0", null, ""]);
    },
  );

  test.each([
    ["URLSearchParams", new URLSearchParams("a=1")],
    ["ArrayBuffer", new ArrayBuffer(1)],
    ["FormData", new FormData()],
    ["Object", {}],
    ["Number", 1],
  ])("with a body of type %s is rejected", async (type, body) => {
    const requested = vi.spyOn(http, "request");
    const error = await rejection(get("http://127.0.0.1:1", { method: "POST", body: body as string }));
    expect(error).toBeInstanceOf(TypeError);
    expect(error.message).toBe(`createNodeFetch sends bodies of type string or Uint8Array only, not ${type}`);
    expect(requested).not.toHaveBeenCalled();
  });

  test("may have the body null, which means none", async () => {
    await using server = await listen((_, response) => response.end("body"));
    expect(await text(await get(server.url, { body: null as unknown as string }))).toBe("body");
  });

  test.each(["GET", "HEAD"])("with method %s cannot have a body", async (method) => {
    const error = await rejection(get("http://127.0.0.1:1", { method, body: "a" }));
    expect([error.name, error.message]).toEqual(["TypeError", `a ${method} request cannot have a body`]);
  });

  test.each(["XGET", "HEADS", "XTRACE", "TRACKS"])(
    "may have the method %s, which only resembles those",
    async (method) => {
      await using server = await listen((_, response) => response.end());
      // Node's HTTP server rejects unknown methods.
      expect((await get(server.url, { method, body: "a" })).status).toBe(400);
    },
  );

  test.each(["CONNECT", "TRACE", "TRACK"])("%s is rejected, as by the global fetch", async (method) => {
    const error = await rejection(get("http://127.0.0.1:1", { method }));
    expect([error.name, error.message]).toEqual(["TypeError", `createNodeFetch cannot send ${method} requests`]);
  });

  test("uses a patched http.request", async () => {
    await using server = await listen((request, response) => response.end(request.headers["x-patched"]));
    const fetch = createNodeFetch();
    const { request } = http;
    const patched = vi
      .spyOn(http, "request")
      .mockImplementation(((options: http.RequestOptions) =>
        request({ ...options, headers: { "x-patched": "yes" } })) as typeof request);
    expect(await text(await fetch(server.url, init()))).toBe("yes");
    expect(patched).toHaveBeenCalledOnce();
  });

  test("sends the key of the client", async () => {
    await using server = await listen((request, response) =>
      response.end(envelope([{ key: request.headers["x-api-key"] }])),
    );
    const asters = createAstersClient({ apiKey: key, baseUrl: server.url, fetch: createNodeFetch() });
    expect(await asters.listSocialAccounts(workspaceId)).toEqual([{ key }]);
  });

  test("uses TLS for an https URL", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const hello = once(server, "clientError");
    const call = rejection(get(`https://127.0.0.1:${(server.address() as AddressInfo).port}`));
    const [, socket] = (await hello) as [Error, Socket];
    socket.destroy();
    expect(await call).toBeInstanceOf(Error);
    server.close();
  });
});

describe("a connection", () => {
  test("serves calls that follow each other", async () => {
    await using server = await startClient((_, response) => response.end(envelope([])), { fetch: createNodeFetch() });
    const connected = vi.fn();
    server.server.on("connection", connected);
    for (let call = 0; call < 5; call++) await server.asters.listSocialAccounts(workspaceId);
    expect(connected).toHaveBeenCalledOnce();
  });

  test("is not one of the global agent", async () => {
    await using server = await startClient((_, response) => response.end(envelope([])), { fetch: createNodeFetch() });
    await server.asters.listSocialAccounts(workspaceId);
    expect(Object.keys(globalAgent.freeSockets)).not.toContain(`127.0.0.1:${new URL(server.url).port}:`);
  });
});

describe("if the server closes an idle connection, createNodeFetch", () => {
  /** Responds to the first requests, then does something else. */
  async function listenThen(count: number, then: (socket: Socket) => void) {
    const requests: string[] = [];
    const server = await listen((request, response) => {
      requests.push(request.method as string);
      if (requests.length <= count) request.on("end", () => response.end("body")).resume();
      else then(request.socket);
    });
    return { ...server, requests };
  }

  async function idleConnections(fetch: Fetch, url: string, count: number): Promise<void> {
    const responses = await Promise.all(Array.from({ length: count }, () => fetch(url, init())));
    await Promise.all(responses.map(text));
  }

  test.each(["GET", "HEAD", "OPTIONS", "PUT", "DELETE"])("resends %s on a new connection", async (method) => {
    await using server = await listenThen(1, (socket) => socket.resetAndDestroy());
    const fetch = createNodeFetch();
    await idleConnections(fetch, server.url, 1);
    expect(await rejection(fetch(server.url, init({ method })))).toMatchObject({ code: "ECONNRESET" });
    expect(server.requests).toEqual(["GET", method, method]);
  });

  test.each(["POST", "PATCH"])("does not resend %s", async (method) => {
    await using server = await listenThen(1, (socket) => socket.resetAndDestroy());
    const fetch = createNodeFetch();
    await idleConnections(fetch, server.url, 1);
    expect(await rejection(fetch(server.url, init({ method, body: "a" })))).toMatchObject({ code: "ECONNRESET" });
    expect(server.requests).toEqual(["GET", method]);
  });

  test("replaces it with a new one", async () => {
    let closed = false;
    await using server = await listenThen(1, (socket) => {
      if (closed) socket.end("HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nbody");
      else socket.destroy();
      closed = true;
    });
    const fetch = createNodeFetch();
    await idleConnections(fetch, server.url, 1);
    expect(await text(await fetch(server.url, init()))).toBe("body");
  });

  test("resends once, however many idle connections are closed", async () => {
    await using server = await listenThen(40, (socket) => socket.destroy());
    const fetch = createNodeFetch();
    const connected = vi.fn();
    server.server.on("connection", connected);
    await idleConnections(fetch, server.url, 40);
    expect(connected).toHaveBeenCalledTimes(40);
    expect(await rejection(fetch(server.url, init()))).toMatchObject({ code: "ECONNRESET" });
    expect(server.requests).toHaveLength(42);
    expect(connected).toHaveBeenCalledTimes(41);
  });

  test.each([
    ["a part of a head", "HTTP/1.1 20", "ECONNRESET"],
    ["no HTTP", "SSH-2.0\r\n\r\n", /^HPE_/],
    ["an informational response", "HTTP/1.1 103 Early Hints\r\n\r\n", "ECONNRESET"],
    ["another protocol", "HTTP/1.1 101 OK\r\nconnection: upgrade\r\nupgrade: a\r\n\r\n", "ERR_UNEXPECTED_UPGRADE"],
  ])("does not resend the request after %s", async (_, bytes, code) => {
    await using server = await listenThen(1, (socket) => socket.end(bytes));
    const fetch = createNodeFetch();
    await idleConnections(fetch, server.url, 1);
    expect(await rejection(fetch(server.url, init()))).toMatchObject({ code: expect.stringMatching(code) });
    expect(server.requests).toHaveLength(2);
  });

  test("does not resend a request whose response has begun", async () => {
    const head = "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{";
    await using server = await listenThen(1, (socket) => socket.write(head, () => socket.resetAndDestroy()));
    const fetch = createNodeFetch();
    await idleConnections(fetch, server.url, 1);
    await expect(fetch(server.url, init()).then(text)).rejects.toMatchObject({ code: "ECONNRESET" });
    expect(server.requests).toHaveLength(2);
  });

  test("does not resend an aborted request", async () => {
    const caller = new AbortController();
    await using server = await listenThen(1, () => caller.abort());
    const fetch = createNodeFetch();
    await idleConnections(fetch, server.url, 1);
    expect(await rejection(fetch(server.url, init({ signal: caller.signal })))).toBe(caller.signal.reason);
    expect(server.requests).toHaveLength(2);
  });
});

describe("after a failed or abandoned response, createNodeFetch", () => {
  const compressed = { "content-encoding": "gzip" };

  test("releases the connection if the body cannot be decompressed", async () => {
    await using server = await listen((_, response) => response.writeHead(200, compressed).end("a".repeat(70_000)));
    const connected = vi.fn();
    server.server.on("connection", connected);
    const fetch = createNodeFetch();
    for (let call = 0; call < 10; call++) {
      await expect(fetch(server.url, init()).then(text)).rejects.toMatchObject({ code: "Z_DATA_ERROR" });
    }
    expect(connected).toHaveBeenCalledOnce();
  });

  test("releases the connection of an unread response", async () => {
    await using server = await listen((_, response) => response.end("a".repeat(70_000)));
    const connected = vi.fn();
    server.server.on("connection", connected);
    const requested = vi.spyOn(http, "request");
    const fetch = createNodeFetch();
    await fetch(server.url, init());
    const outgoing = requested.mock.results[0]?.value as http.ClientRequest;
    if (!outgoing.closed) await once(outgoing, "close");
    await fetch(server.url, init()).then(text);
    expect(connected).toHaveBeenCalledOnce();
  });

  test("closes the connection of a canceled body", async () => {
    await using server = await listen((_, response) => response.write("a".repeat(70_000)));
    const closed = nextConnectionClosed(server.server);
    const response = await get(server.url);
    discardBody(response);
    await closed;
  });

  test("closes the connection of an aborted response, whose body rejects with the reason", async () => {
    await using server = await listen((_, response) => response.writeHead(200, compressed).write("a".repeat(70_000)));
    const closed = nextConnectionClosed(server.server);
    const caller = new AbortController();
    const response = await get(server.url, { signal: caller.signal });
    const body = rejection(text(response));
    caller.abort("enough");
    expect(await body).toBe("enough");
    await closed;
  });

  test("closes the connection if the body is not valid HTTP, and the body rejects", async () => {
    const head = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n";
    await using server = await listenRaw(`${head}4\r\nbody\r\nno size\r\n`);
    const closed = nextConnectionClosed(server.server);
    const response = await get(server.url);
    await expect(text(response)).rejects.toMatchObject({ code: expect.stringMatching(/^HPE_/) });
    await closed;
  });

  test("rejects if the response is cut off", async () => {
    await using server = await listenRaw("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nbody", (socket) => socket.end());
    await expect(get(server.url).then(text)).rejects.toMatchObject({ code: "ECONNRESET" });
  });
});

describe("a failing request", () => {
  test("rejects with a ConnectionError if the server switches protocols", async () => {
    await using server = await listenRaw(
      "HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n",
    );
    const closed = nextConnectionClosed(server.server);
    const asters = createAstersClient({ apiKey: key, baseUrl: server.url, fetch: createNodeFetch(), maxRetries: 0 });
    const error = await rejection<ConnectionError>(asters.listSocialAccounts(workspaceId));
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error.message).toContain("ERR_UNEXPECTED_UPGRADE, the server switched to another protocol (101)");
    await closed;
  });

  test.each([
    ["an invalid header name", "x y: 1"],
    ["a header without a name", ": 1"],
    ["a control character", "x: \u0001"],
    ["too long a head", `x: ${"a".repeat(20_000)}`],
  ])("rejects with a code, but not the bytes received, after %s", async (_, header) => {
    await using server = await listenRaw(`HTTP/1.1 200 OK\r\nx-echo: ${key}\r\n${header}\r\n\r\n`);
    const error = await rejection(get(server.url));
    expect(error).toMatchObject({ code: expect.stringMatching(/^HPE_/) });
    expect(error).not.toHaveProperty("rawPacket");
    expect(inspect(error, { depth: null, showHidden: true })).not.toContain(key);
  });

  test("rejects with ECONNRESET if its connection is closed without an error", async () => {
    await using server = await listen(() => {});
    const { request } = http;
    vi.spyOn(http, "request").mockImplementation(((options: http.RequestOptions) => {
      const outgoing = request(options);
      outgoing.on("error", () => {}).emit = (name: string) => name === "x";
      queueMicrotask(() => http.ClientRequest.prototype.emit.call(outgoing, "close"));
      return outgoing;
    }) as typeof request);
    expect(await rejection(get(server.url))).toMatchObject({
      code: "ECONNRESET",
      message: "the connection was closed",
    });
  });

  test("closes its connection if it is aborted", async () => {
    const caller = new AbortController();
    const reason = new Error("enough");
    await using server = await startClient(() => caller.abort(reason), { fetch: createNodeFetch() });
    const closed = nextConnectionClosed(server.server);
    expect(await rejection(server.asters.listSocialAccounts(workspaceId, { signal: caller.signal }))).toBe(reason);
    await closed;
  });

  test("is not sent if its signal is already aborted", async () => {
    const requested = vi.spyOn(http, "request");
    const reason = new Error("before");
    expect(await rejection(get("http://127.0.0.1:1", { signal: AbortSignal.abort(reason) }))).toBe(reason);
    expect(requested).not.toHaveBeenCalled();
  });
});

test("createNodeFetch leaves no listener on the signal", async () => {
  await using server = await listen((_, response) => response.end("body"));
  const { signal } = new AbortController();
  const fetch = createNodeFetch();
  for (let call = 0; call < 3; call++) {
    await text(await fetch(server.url, init({ signal })));
    expect(getEventListeners(signal, "abort")).toEqual([]);
  }
  await rejection(fetch("http://127.0.0.1:1", init({ signal })));
  expect(getEventListeners(signal, "abort")).toEqual([]);

  await using silent = await listen(() => caller.abort());
  const caller = new AbortController();
  await rejection(fetch(silent.url, init({ signal: caller.signal })));
  expect(getEventListeners(caller.signal, "abort")).toEqual([]);
});
