import type { RequestListener } from "node:http";
import { expect, test } from "vitest";
import type { SocialAccount } from "../../../../../src/index.ts";
import { account, respondWith, workspaceOf } from "../../../../helpers/accounts.ts";
import { workspaceId } from "../../../../helpers/client.ts";
import { connect } from "../../../../helpers/mcp.ts";
import { listen } from "../../../../helpers/server.ts";

/** Calls `list_social_accounts` with the official client, which validates the result. */
async function list(listener: RequestListener, args: Record<string, unknown> = {}, argv: string[] = []) {
  await using server = await listen(listener);
  await using connection = await connect(server.url, { argv });
  await connection.client.listTools();
  const result = await connection.client.callTool({ name: "list_social_accounts", arguments: args });
  const { structuredContent, content, isError } = result as {
    structuredContent?: Record<string, unknown> & { data: (SocialAccount & Record<string, unknown>)[] };
    content: { text: string }[];
    isError?: boolean;
  };
  return { isError, text: content[0]?.text ?? "", result: structuredContent, stderr: (await connection.end()).stderr };
}

/** Lists these workspaces, and responds with the accounts of each. */
function withWorkspaces(
  workspaces: { _id: unknown; name?: unknown }[],
  accounts: Record<string, SocialAccount[] | number> = {},
): RequestListener {
  return (request, response) => {
    if (workspaceOf(request.url) !== "") return respondWith(accounts)(request, response);
    const data = { workspaces, collabWorkspace: [], allWorkspaces: workspaces };
    response.setHeader("content-type", "application/json").end(JSON.stringify({ description: "", data, error: null }));
  };
}

const mixed = [
  account({ _id: "1", provider: "tiktok", expired: false }),
  account({ _id: "2", provider: "x", expired: true }),
  account({ _id: "3", provider: "X", expired: false }),
];
const ids = (result: { data: { _id: string }[] } | undefined) => result?.data.map(({ _id }) => _id);

test("lists the accounts of one workspace without pictures", async () => {
  const { result } = await list(respondWith({ [workspaceId]: mixed }), { workspace_id: workspaceId });
  const { picture: _, ...first } = mixed[0] as SocialAccount;
  expect(result?.data[0]).toEqual({ workspace_id: workspaceId, ...first });
  expect(result).toMatchObject({ count: 3, expired_count: 1 });
  expect(result).not.toHaveProperty("notice");
});

test("includes pictures with include_picture", async () => {
  const { result } = await list(respondWith({ a: mixed }), { workspace_id: "a", include_picture: true });
  expect(result?.data.map(({ picture }) => picture)).toEqual(mixed.map(({ picture }) => picture));
});

test.each([
  [{ expired: true }, ["2"]],
  [{ expired: false }, ["1", "3"]],
  [{ provider: "X" }, ["2", "3"]],
  [{ provider: " x ", expired: true }, ["2"]],
  [{ provider: "linkedin" }, []],
])("filters by %j", async (filter, expected) => {
  const { result } = await list(respondWith({ a: mixed }), { workspace_id: "a", ...filter });
  expect(ids(result)).toEqual(expected);
  expect(result?.["count"]).toBe(expected.length);
});

const two = [
  { _id: "a", name: "Ristorante Rosa" },
  { _id: "b", name: "Hotel Blau" },
];

test("without a workspace id, lists the accounts of all workspaces with their names", async () => {
  const { result } = await list(withWorkspaces(two, { a: [mixed[1] as SocialAccount], b: mixed }), { expired: true });
  expect(result).toMatchObject({ count: 2, expired_count: 2 });
  expect(result?.data).toMatchObject([
    { workspace_id: "a", workspace_name: "Ristorante Rosa", _id: "2" },
    { workspace_id: "b", workspace_name: "Hotel Blau", _id: "2" },
  ]);
});

test("reports a failed workspace beside the accounts of the others", async () => {
  const { isError, result, stderr } = await list(withWorkspaces(two, { a: 403, b: mixed }));
  expect(isError).toBeFalsy();
  expect(ids(result)).toEqual(["1", "2", "3"]);
  expect(result).toMatchObject({
    failed_workspaces: [
      { workspace_id: "a", workspace_name: "Ristorante Rosa", error: expect.stringContaining("403") },
    ],
    notice: expect.stringContaining("Incomplete: 1 of 2 workspaces failed"),
  });
  expect(stderr).toContain("error: workspace Ristorante Rosa (a): 403");
});

test("fails if every workspace fails", async () => {
  const { isError, text } = await list(withWorkspaces(two, { a: 403, b: 403 }));
  expect({ isError, text }).toEqual({
    isError: true,
    text: expect.stringContaining("/workspaces/a/socialAccounts: 403"),
  });
});

test("reports a rejected key before it lists any accounts", async () => {
  const { isError, text } = await list((_request, response) => response.writeHead(401).end());
  expect({ isError, text }).toEqual({
    isError: true,
    text: expect.stringMatching(/\/workspaces: 401.*\n.*ASTERS_API_KEY/),
  });
});

test("a long Retry-After ends the call, and the result says what is missing", async () => {
  let requests = 0;
  const listener: RequestListener = (request, response) => {
    if (workspaceOf(request.url) !== "b")
      return withWorkspaces([...two, { _id: "c" }, { _id: "d" }])(request, response);
    requests += 1;
    response.writeHead(429, { "retry-after": "120" }).end();
  };
  const { result } = await list(listener, {}, ["--concurrency", "1"]);
  expect(requests).toBe(1);
  expect(ids(result)).toHaveLength(3);
  expect(result?.["notice"]).toContain("2 of 4 workspaces were not listed, because the API's rate limit was reached");
});

test("says when to try again if nothing was listed", async () => {
  const listener: RequestListener = (_request, response) => response.writeHead(429, { "retry-after": "120" }).end();
  expect((await list(listener)).text).toMatch(/429.*\nTry again in 120 seconds\./);
  expect((await list(listener, { workspace_id: "a" })).text).toMatch(/429.*\nTry again in 120 seconds\./);
});

test("reports a key without workspaces, and workspaces without an id", async () => {
  expect((await list(withWorkspaces([]))).result).toMatchObject({
    data: [],
    count: 0,
    notice: "The owner of the API key is not a member of any workspace.",
  });
  const { result } = await list(withWorkspaces([{ _id: 7 }, ...two]));
  expect(result?.["notice"]).toContain("without a usable id in the list of workspaces");
  const { result: none } = await list(withWorkspaces([{ _id: 7 }]));
  expect(none?.["notice"]).toMatch(/^Incomplete: skipped \d items? without a usable id in the list of workspaces\.$/);
});

test("shows as many of 10,000 accounts as fit, with the count and how to narrow the list", async () => {
  const many = Array.from({ length: 10_000 }, (_, index) =>
    account({ _id: String(index), expired: index % 100 === 99 }),
  );
  const whole = await list(respondWith({ a: many }), { workspace_id: "a" });
  expect(whole.text.length).toBeLessThan(42_000);
  expect(ids(whole.result)?.length).toBeGreaterThan(50);
  expect(whole.result).toMatchObject({ count: 10_000, expired_count: 100 });
  expect(whole.result?.["notice"]).toMatch(/\d+ of 10000 items are shown.*pass provider or expired: true\.$/);
  const expired = await list(respondWith({ a: many }), { workspace_id: "a", expired: true });
  expect(ids(expired.result)).toHaveLength(100);
  const pictures = await list(respondWith({ a: many }), { workspace_id: "a", include_picture: true });
  expect(pictures.result?.["notice"]).toContain("include_picture: false");
});
