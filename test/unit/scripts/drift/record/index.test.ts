import type { IncomingMessage, RequestListener } from "node:http";
import { expect, test } from "vitest";
import { type RecordOptions, record } from "../../../../../scripts/drift/record/index.ts";
import { createSpec, type Spec } from "../../../../../scripts/openapi/spec.ts";
import { key } from "../../../../helpers/client.ts";
import { driftSpec, exampleOf } from "../../../../helpers/drift.ts";
import { listen } from "../../../../helpers/server.ts";

interface TestClient extends Partial<Omit<RecordOptions, "client">> {
  client?: Partial<RecordOptions["client"]>;
  spec?: Spec;
}

/** What is recorded of a real server that responds like the listener. */
async function recorded(listener: RequestListener, { client, spec = driftSpec, ...options }: TestClient = {}) {
  const requests: string[] = [];
  await using server = await listen((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    listener(request, response);
  });
  const { recorded, ...recording } = await record(spec, {
    workspaceIds: [],
    ...options,
    client: { apiKey: key, baseUrl: server.url, maxRetries: 0, ...client },
  });
  return { ...recording, requests, entries: recorded.map(({ entry }) => entry) };
}

/** The spec with only some of its paths. */
function only(...paths: string[]): Spec {
  const document = structuredClone(driftSpec.document);
  for (const path of Object.keys(document.paths)) if (!paths.includes(path)) delete document.paths[path];
  return createSpec(document, "", "");
}

const accounts = only("/workspaces/{workspace_id}/accounts");
const json = { "content-type": "application/json" };

/** Responds to a path with the named example, and to any other without a body. */
const examples =
  (names: Record<string, string>): RequestListener =>
  ({ url = "" }, response) => {
    const [, name] = Object.entries(names).find(([path]) => url.split("?")[0]?.endsWith(path)) ?? [];
    response.writeHead(200, json).end(name && JSON.stringify(exampleOf(name)));
  };

test("without ids, takes those that the API lists, and probes what depends on them afterwards", async () => {
  const listener = examples({ "/workspaces": "workspaces", "/accounts": "accounts", "/notes": "notes" });
  const { requests, unreadable, notProbed } = await recorded(listener);
  const [one, two] = ["663b3db7522ef4893db24536", "66547c2c0c88066fdd89c9af"];
  expect(requests).toEqual([
    "GET /workspaces",
    `GET /workspaces/${one}/accounts`,
    `GET /workspaces/${two}/accounts`,
    `HEAD /workspaces/${one}`,
    `HEAD /workspaces/${two}`,
    `GET /workspaces/${one}/notes`,
    `GET /workspaces/${two}/notes`,
    ...[one, two].flatMap((id) => [
      `GET /workspaces/${id}/notes/6811f76c3aa4bf3deb1e940b`,
      `GET /workspaces/${id}/notes/6811f76f3aa4bf3deb1e948d`,
    ]),
    ...Array(4).fill("POST /data/posts"),
    "GET /ping?from=the%20tests",
  ]);
  expect(unreadable).toEqual([]);
  expect(notProbed.map((reason) => reason.split(":")[0])).toEqual(["createNote", "getReport", "search"]);
});

test("probes only the given workspaces", async () => {
  const spec = only("/workspaces", "/workspaces/{workspace_id}/accounts");
  const { requests } = await recorded(examples({ "/workspaces": "workspaces" }), { spec, workspaceIds: ["a", "b"] });
  expect(requests).toEqual(["GET /workspaces", "GET /workspaces/a/accounts", "GET /workspaces/b/accounts"]);
});

test("records the body that it sends", async () => {
  const bodies: string[] = [];
  const collect = async (request: IncomingMessage) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    bodies.push(body);
  };
  const { entries } = await recorded(
    (request, response) => {
      if (request.method === "POST") collect(request).then(() => response.writeHead(200, json).end("{}"));
      else examples({ "/accounts": "accounts" })(request, response);
    },
    { spec: only("/workspaces/{workspace_id}/accounts", "/data/posts"), workspaceIds: ["a"] },
  );
  const expected = ["6630bfe7678a6f4e41d768fc", "6630c074678a6f4e41d769fb"].map((accountId) => ({
    accountId,
    filters: { from: "2024-04-01" },
    page: 1,
  }));
  expect(bodies.map((body) => JSON.parse(body))).toEqual(expected);
  const sent = entries.flatMap(({ request }) => (request.postData ? [JSON.parse(request.postData.text)] : []));
  expect(sent).toEqual(expected);
});

test("says what cannot be probed when no ids are known", async () => {
  const { requests, notProbed } = await recorded(examples({}), { spec: accounts });
  expect([requests, notProbed]).toEqual([[], ["listAccounts: workspace_id is unknown: no such id was given or found"]]);
});

test.concurrent.each<[what: string, listener: RequestListener, statuses: number[], why: string]>([
  ["responds with 500", (_, response) => response.writeHead(500).end("Jane Doe"), [500], "responded with 500"],
  ["redirects", (_, response) => response.writeHead(302, { location: "/Jane" }).end(), [302], "responded with 302"],
  ["closes the connection", ({ socket }) => socket.destroy(), [], "GET /workspaces/{workspace_id}/accounts"],
])("a server that %s for one workspace loses only that one", async (_, listener, statuses, why) => {
  const { entries, unreadable } = await recorded(
    (request, response) => {
      if (request.url?.includes("Lost")) listener(request, response);
      else response.writeHead(200).end();
    },
    { spec: accounts, workspaceIds: ["a", "Lost one", "..", "b"] },
  );
  expect(entries.map(({ response }) => response.status)).toEqual([200, ...statuses, 200]);
  expect(unreadable).toEqual([
    expect.stringContaining(`listAccounts, request 2 of 4: ${why}`),
    expect.stringContaining('listAccounts, request 3 of 4: workspace_id is "..", which would change the path'),
  ]);
  expect(unreadable.join()).not.toMatch(/Lost|Jane/);
});

test("a failure names neither ids nor query", async () => {
  const { unreadable } = await recorded(({ socket }) => socket.destroy(), { spec: only("/ping") });
  expect(unreadable).toEqual([expect.stringMatching(/^ping, request 1 of 1: GET \/ping: /)]);
});

test("records every attempt", async () => {
  let requests = 0;
  const { entries, unreadable } = await recorded(
    (_, response) => response.writeHead(requests++ === 0 ? 503 : 200, { "retry-after": "0" }).end(),
    { spec: accounts, workspaceIds: ["a"], client: { maxRetries: 1 } },
  );
  expect([entries.map(({ response }) => response.status), unreadable]).toEqual([[503, 200], []]);
});

test("provokes errors only on request, and does not count them as unreadable", async () => {
  const listener: RequestListener = ({ url, headers }, response) => {
    const isRight = headers["x-api-key"] === key;
    response.writeHead(isRight ? (url?.includes("/0000") ? 404 : 200) : 401).end();
  };
  const setup = { spec: accounts, workspaceIds: ["a", "b"] };
  const statuses = async (options: TestClient) => {
    const { entries, unreadable } = await recorded(listener, options);
    return [entries.map(({ response }) => response.status), unreadable];
  };
  expect(await statuses(setup)).toEqual([[200, 200], []]);
  expect(await statuses({ ...setup, probeErrors: true })).toEqual([[200, 200, 401, 404], []]);
});

test("an abort ends the recording with its reason", async () => {
  const controller = new AbortController();
  const reason = new Error("Interrupted");
  const recording = recorded(() => controller.abort(reason), {
    spec: accounts,
    workspaceIds: ["a", "b"],
    signal: controller.signal,
  });
  await expect(recording).rejects.toBe(reason);
});
