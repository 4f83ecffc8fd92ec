import { once } from "node:events";
import { createServer, globalAgent } from "node:http";
import type { connect } from "node:net";
import { describe, expect, test } from "vitest";
import { createAstersClient } from "../../../src/client/client.ts";
import { ConnectionError } from "../../../src/http/errors.ts";
import { createNodeFetch } from "../../../src/node.ts";
import { envelope, key, setUp, workspaceId } from "../../helpers/client.ts";
import { listen } from "../../helpers/server.ts";

const { signal } = new AbortController();
const get = { method: "GET", headers: {}, redirect: "manual", signal } as const;

describe("createNodeFetch", () => {
  test("gives status, status text, headers and body", async () => {
    await using server = await listen((_, response) => {
      response.writeHead(201, "Made", { "X-One": "1", "set-cookie": ["a=1", "b=2"] }).end("body");
    });
    const response = await createNodeFetch()(server.url, get);
    expect(response).toMatchObject({ status: 201, statusText: "Made", type: "default" });
    expect(response.headers.get("X-One".toLowerCase())).toBe("1");
    expect(response.headers.get("x-two")).toBe(null);
    expect(Object.fromEntries(response.headers)).toMatchObject({ "x-one": "1", "set-cookie": "a=1,b=2" });
    expect(Buffer.from(await response.arrayBuffer()).toString()).toBe("body");
  });

  test("asks for an answer that it can decompress", async () => {
    await using server = await listen((request, response) => response.end(request.headers["accept-encoding"]));
    const response = await createNodeFetch()(server.url, get);
    expect(Buffer.from(await response.arrayBuffer()).toString()).toBe("gzip, br, deflate");
  });

  test("finds its way to an address of IPv6", async () => {
    // Whether or not this machine has one: in brackets it would be taken for a name, and not be found.
    const error = await createNodeFetch()("http://[::1]:1/", get).catch((error) => error);
    expect(error).toMatchObject({ syscall: "connect", address: "::1", port: 1 });
  });

  test("asks for the path and the query", async () => {
    await using server = await listen(({ url }, response) => response.end(url));
    const response = await createNodeFetch()(`${server.url}/a%2Fb?c=1`, get);
    expect(Buffer.from(await response.arrayBuffer()).toString()).toBe("/a%2Fb?c=1");
  });

  test("takes a Request, too", async () => {
    await using server = await setUp((request, response) => response.end(envelope([request.url])), {
      fetch: createNodeFetch(),
    });
    const { data } = await server.asters.raw.GET("/workspaces/{workspace_id}/socialAccounts", {
      params: { path: { workspace_id: workspaceId } },
    });
    expect(data?.data).toEqual([`/workspaces/${workspaceId}/socialAccounts`]);
  });

  test("keeps one connection for calls that follow each other", async () => {
    let connections = 0;
    await using server = await setUp((_, response) => response.end(envelope([])), { fetch: createNodeFetch() });
    server.server.on("connection", () => {
      connections += 1;
    });
    for (let call = 0; call < 5; call++) await server.asters.listSocialAccounts(workspaceId);
    expect(connections).toBe(1);
  });

  test("sends a request again when the kept connection has been closed by the server", async () => {
    let requests = 0;
    await using server = await setUp(
      (request, response) => {
        requests += 1;
        if (requests === 2) request.socket.resetAndDestroy();
        else response.end(envelope([]));
      },
      { fetch: createNodeFetch(), maxRetries: 0 },
    );
    await server.asters.listSocialAccounts(workspaceId);
    expect(await server.asters.listSocialAccounts(workspaceId)).toEqual([]);
    expect(requests).toBe(3);
  });

  test("does not send a request again once an answer has begun", async () => {
    let requests = 0;
    await using server = await setUp(
      (request, response) => {
        requests += 1;
        if (requests === 1) return response.end(envelope([]));
        const reset = () => setImmediate(() => request.socket.resetAndDestroy());
        return response.writeHead(200, { "content-length": "100" }).write("{", reset);
      },
      { fetch: createNodeFetch(), maxRetries: 0 },
    );
    await server.asters.listSocialAccounts(workspaceId);
    await expect(server.asters.listSocialAccounts(workspaceId)).rejects.toBeInstanceOf(ConnectionError);
    expect(requests).toBe(2);
  });

  test("leaves the connections of others alone", async () => {
    await using server = await setUp((_, response) => response.end(envelope([])), { fetch: createNodeFetch() });
    await server.asters.listSocialAccounts(workspaceId);
    expect(Object.keys(globalAgent.freeSockets)).not.toContain(`127.0.0.1:${new URL(server.url).port}:`);
  });

  test("closes the connection of a call that is aborted", async () => {
    const caller = new AbortController();
    let closed: Promise<unknown> | undefined;
    await using server = await setUp(
      (request) => {
        closed = once(request.socket, "close");
        caller.abort(new Error("enough"));
      },
      { fetch: createNodeFetch() },
    );
    await expect(server.asters.listSocialAccounts(workspaceId, { signal: caller.signal })).rejects.toThrow("enough");
    await closed;
  });

  test("makes no request for a signal that is aborted", async () => {
    const reason = new Error("before");
    await expect(createNodeFetch()("http://127.0.0.1:1", { ...get, signal: AbortSignal.abort(reason) })).rejects.toBe(
      reason,
    );
  });

  test("speaks TLS where the URL says so", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address() as { port: number };
    const hello = once(server, "clientError");
    const call = createNodeFetch()(`https://127.0.0.1:${address.port}`, get).catch((error) => error);
    const [, socket] = (await hello) as [Error, ReturnType<typeof connect>];
    socket.destroy();
    expect(await call).toBeInstanceOf(Error);
    server.close();
  });
});

test("a client over createNodeFetch sends the key", async () => {
  await using server = await listen((request, response) =>
    response.end(envelope([{ key: request.headers["x-api-key"] }])),
  );
  const asters = createAstersClient({ apiKey: key, baseUrl: server.url, fetch: createNodeFetch() });
  expect(await asters.listSocialAccounts(workspaceId)).toEqual([{ key }]);
});
