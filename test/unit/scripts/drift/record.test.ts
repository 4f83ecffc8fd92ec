import type { RequestListener } from "node:http";
import { expect, test } from "vitest";
import { type OpenAPI, readDocument } from "../../../../scripts/drift/document.ts";
import { type RecordOptions, record } from "../../../../scripts/drift/record.ts";
import { key } from "../../../helpers/client.ts";
import { listen } from "../../../helpers/server.ts";

const { document } = await readDocument(new URL("../../../../openapi/openapi.yaml", import.meta.url));

interface Setup {
  document?: OpenAPI;
  workspaceIds: string[];
  options?: Partial<RecordOptions>;
  probeErrors?: boolean;
}

async function recorded(listener: RequestListener, { workspaceIds, options, probeErrors, ...setup }: Setup) {
  await using server = await listen(listener);
  const client = { apiKey: key, baseUrl: server.url, maxRetries: 0, ...options };
  const { recorded, unlisted } = await record(setup.document ?? document, workspaceIds, client, probeErrors);
  return { statuses: recorded.map(({ entry }) => entry.response.status), unlisted };
}

const request = "GET /workspaces/{workspace_id}/socialAccounts";

test.concurrent.each<[what: string, listener: RequestListener, status: number[], why: string]>([
  ["answers 500", (_, response) => response.writeHead(500).end("Jane Doe"), [500], "answered with 500"],
  ["redirects", (_, response) => response.writeHead(302, { location: "/Jane" }).end(), [302], "answered with 302"],
  ["hangs", () => {}, [], `${request}: no whole answer within timeout, 2000 ms`],
  ["hangs in the body", (_, response) => response.writeHead(200).write("{"), [], `${request}: no whole answer within`],
  ["hangs up", ({ socket }) => socket.destroy(), [], `${request}: no answer after 1 attempt: `],
])("a server that %s for one workspace loses that one alone, and why is told", async (_, listener, status, why) => {
  const { statuses, unlisted } = await recorded(
    (request, response) => {
      if (request.url?.includes("Lost")) listener(request, response);
      else response.writeHead(200).end();
    },
    { workspaceIds: ["a", "Lost one", "..", "b"], options: { timeout: 2_000 } },
  );
  expect(statuses).toEqual([200, ...status, 200]);
  expect(unlisted).toEqual([
    expect.stringContaining(`listSocialAccounts, workspace 2 of 4: ${why}`),
    expect.stringContaining('listSocialAccounts, workspace 3 of 4: workspace_id is "..", which would change the path'),
  ]);
  expect(unlisted.join()).not.toMatch(/Lost|Jane/);
});

test("all that needs nothing but a workspace is asked for, and nothing else", async () => {
  const path = "/workspaces/{workspace_id}/socialAccounts";
  const { get } = document.paths[path];
  const grown = structuredClone(document);
  grown.paths["/workspaces/{workspace_id}/labels"] = { get: { ...get, operationId: "listLabels" }, post: get };
  grown.paths["/workspaces/{workspace_id}/labels/{label_id}"] = { get };
  grown.paths["/workspaces"] = { get };
  const asked: string[] = [];
  const { unlisted } = await recorded(
    ({ method, url }, response) => {
      asked.push(`${method} ${url}`);
      response.writeHead(500).end();
    },
    { document: grown, workspaceIds: ["a", "b"] },
  );
  expect(asked).toEqual([
    "GET /workspaces/a/socialAccounts",
    "GET /workspaces/b/socialAccounts",
    "GET /workspaces/a/labels",
    "GET /workspaces/b/labels",
  ]);
  expect(unlisted).toHaveLength(4);
  expect(unlisted[3]).toBe("listLabels, workspace 2 of 2: answered with 500");
});

test("every attempt is recorded", async () => {
  let requests = 0;
  const { statuses, unlisted } = await recorded(
    (_, response) => response.writeHead(requests++ === 0 ? 503 : 200, { "retry-after": "0" }).end(),
    { workspaceIds: ["a"], options: { maxRetries: 1 } },
  );
  expect([statuses, unlisted]).toEqual([[503, 200], []]);
});

test("failures are provoked only if that is asked for, and are no obstacle", async () => {
  const listener: RequestListener = ({ url, headers }, response) => {
    const isRight = headers["x-api-key"] === key;
    response.writeHead(isRight ? (url?.includes("/0000") ? 404 : 200) : 401).end();
  };
  expect(await recorded(listener, { workspaceIds: ["a"] })).toEqual({ statuses: [200], unlisted: [] });
  expect(await recorded(listener, { workspaceIds: ["a"], probeErrors: true })).toEqual({
    statuses: [200, 401, 404],
    unlisted: [],
  });
});
