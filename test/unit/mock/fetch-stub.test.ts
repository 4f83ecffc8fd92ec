import { expect, onTestFinished, test, vi } from "vitest";
import { NotFoundError, RateLimitError, ServerError, TimeoutError } from "../../../src/http/errors.ts";
import { createAstersClient } from "../../../src/index.ts";
import { createFetchStub, examples, type FetchStubOptions } from "../../../src/testing.ts";
import { key, rejection, workspaceId } from "../../helpers/client.ts";

const client = (options?: FetchStubOptions, baseUrl?: string) =>
  createAstersClient({ apiKey: key, maxRetries: 0, fetch: createFetchStub(options), baseUrl });

const { listSocialAccounts, listLabels, listWorkspaces } = examples;

test("responds with the first example by default", async () => {
  expect(await client().listSocialAccounts(workspaceId)).toEqual(listSocialAccounts[200].documented.data);
});

test("responds with the selected example to each operation that has it", async () => {
  const asters = client({ example: "reconnect" });
  expect(await asters.listSocialAccounts(workspaceId)).toEqual(listSocialAccounts[200].reconnect.data);
  expect(await asters.listLabels(workspaceId)).toEqual(listLabels[200].documented.data);
});

test("responds to each operation as selected for it", async () => {
  const asters = client({
    example: "empty",
    headers: { "retry-after": "1" },
    operations: {
      listSocialAccounts: { status: 429, headers: { "retry-after": "7" } },
      listWorkspaces: { example: "documented" },
    },
  });
  expect(await rejection(asters.listSocialAccounts(workspaceId))).toMatchObject({ status: 429, retryAfter: 7 });
  expect(await asters.listWorkspaces()).toEqual(listWorkspaces[200].documented.data);
  expect(await asters.listLabels(workspaceId)).toEqual([]);
});

test("an operation with options of its own ignores those for all operations", async () => {
  const asters = client({ status: 500, operations: { listLabels: {}, listSocialAccounts: undefined } });
  expect(await asters.listLabels(workspaceId)).toEqual(listLabels[200].documented.data);
  expect(await rejection(asters.listWorkspaces())).toBeInstanceOf(ServerError);
});

test("responds to raw calls", async () => {
  const { data } = await client({ example: "empty" }).raw.GET("/workspaces/{workspace_id}/socialAccounts", {
    params: { path: { workspace_id: workspaceId } },
  });
  expect(data).toEqual(listSocialAccounts[200].empty);
});

test("responds with the selected status and headers", async () => {
  const error = await rejection<RateLimitError>(
    client({ status: 429, headers: { "retry-after": "7" } }).listSocialAccounts(workspaceId),
  );
  expect(error).toBeInstanceOf(RateLimitError);
  expect(error).toMatchObject({ status: 429, retryAfter: 7, body: "" });
});

test.each([204, 205, 304])("responds with status %i, which has no body", async (status) => {
  expect(await rejection(client({ status }).listSocialAccounts(workspaceId))).toMatchObject({ status });
});

test("responds without a timer unless there is a delay", async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const init = { method: "GET", headers: {}, redirect: "manual", signal: new AbortController().signal } as const;
  const responding = createFetchStub()("https://proxy.test/workspaces", init);
  expect(vi.getTimerCount()).toBe(0);
  expect((await responding).status).toBe(401);
});

test("times out if the delay is longer than the timeout", async () => {
  const slow = client({ delay: 60_000 }).listSocialAccounts(workspaceId, { timeout: 50 });
  expect(await rejection(slow)).toBeInstanceOf(TimeoutError);
});

test("takes paths below the root and below the documented base path", async () => {
  expect(await client({}, "https://proxy.test").listWorkspaces()).toEqual(listWorkspaces[200].documented.data);
  expect(await client().listWorkspaces()).toEqual(listWorkspaces[200].documented.data);
  const asters = client({ baseUrl: "https://proxy.test", operations: { listWorkspaces: { example: "empty" } } });
  expect(await asters.listWorkspaces()).toEqual(listWorkspaces[200].empty.data);
});

test.each(["https://proxy.test/asters", "https://proxy.test/asters/", "https://proxy.test/asters//"])(
  "responds only below its baseUrl %s",
  async (baseUrl) => {
    expect(await client({ baseUrl }, baseUrl).listWorkspaces()).toEqual(listWorkspaces[200].documented.data);
    expect(await rejection(client({}, baseUrl).listWorkspaces())).toBeInstanceOf(NotFoundError);
  },
);

test("responds to an unknown path with 404, even if a status or example is selected", async () => {
  for (const options of [{ status: 500, example: "placeholder" }, { example: "empty" }]) {
    const asters = client(options, "https://proxy.test/other");
    expect(await rejection(asters.listWorkspaces())).toBeInstanceOf(NotFoundError);
  }
});

test("rejects an aborted request with the signal's reason", async () => {
  const signal = AbortSignal.abort("stopped");
  const init = { method: "GET", headers: {}, redirect: "manual", signal } as const;
  expect(await rejection<unknown>(createFetchStub()("https://proxy.test", init))).toBe("stopped");
});

test.each<[unknown, string]>([
  [{ status: 999 }, "createFetchStub: status must be an integer from 200 to 599, not 999"],
  [{ status: 101 }, "createFetchStub: status must be an integer from 200 to 599, not 101"],
  [{ status: 200.5 }, "createFetchStub: status must be an integer from 200 to 599, not 200.5"],
  [
    { operations: { listLabels: { status: 0 } } },
    "createFetchStub: listLabels: status must be an integer from 200 to 599, not 0",
  ],
  [{ status: 500, example: "empty" }, 'createFetchStub: status 500 has no example "empty". Known: placeholder'],
  [{ status: 401, example: "empty" }, 'createFetchStub: status 401 has no example "empty". It has no examples'],
  [
    { operations: { listLabels: { example: "reconnect" } } },
    'createFetchStub: listLabels: the successful response has no example "reconnect". Known: documented, empty',
  ],
  [{ operations: { noOperation: {} } }, "createFetchStub: no operation noOperation. Known: listWorkspaces, "],
])("rejects %j", (options, message) => {
  expect(() => createFetchStub(options as FetchStubOptions)).toThrow(TypeError);
  expect(() => createFetchStub(options as FetchStubOptions)).toThrow(message);
});

test("types the examples by operation", () => {
  createFetchStub({ operations: { listSocialAccounts: { example: "reconnect" } } });
  // @ts-expect-error labels have no such example
  expect(() => createFetchStub({ operations: { listLabels: { example: "reconnect" } } })).toThrow();
});
