import { expect, test } from "vitest";
import { RateLimitError, TimeoutError } from "../../../src/http/errors.ts";
import { createAstersClient } from "../../../src/index.ts";
import { createFetchStub, examples, type FetchStubOptions } from "../../../src/testing.ts";
import { key, rejection, workspaceId } from "../../helpers/client.ts";

const client = (options?: FetchStubOptions) =>
  createAstersClient({ apiKey: key, maxRetries: 0, fetch: createFetchStub(options) });

test("answers with the documented accounts unless told otherwise", async () => {
  expect(await client().listSocialAccounts(workspaceId)).toEqual(examples.listSocialAccounts[200].documented.data);
});

test("answers with the example that is asked for", async () => {
  expect(await client({ example: "reconnect" }).listSocialAccounts(workspaceId)).toEqual(
    examples.listSocialAccounts[200].reconnect.data,
  );
});

test("answers raw calls, too", async () => {
  const { data } = await client({ example: "empty" }).raw.GET("/workspaces/{workspace_id}/socialAccounts", {
    params: { path: { workspace_id: workspaceId } },
  });
  expect(data).toEqual(examples.listSocialAccounts[200].empty);
});

test("answers with the status and headers that are asked for", async () => {
  const error = await rejection<RateLimitError>(
    client({ status: 429, headers: { "retry-after": "7" } }).listSocialAccounts(workspaceId),
  );
  expect(error).toBeInstanceOf(RateLimitError);
  expect(error).toMatchObject({ status: 429, retryAfter: 7, body: "" });
});

test("answers with a status that has no body", async () => {
  expect(await rejection(client({ status: 204 }).listSocialAccounts(workspaceId))).toMatchObject({ status: 204 });
});

test("answers after the delay that is asked for, and not once the call has ended", async () => {
  const slow = client({ delay: 60_000 }).listSocialAccounts(workspaceId, { timeout: 50 });
  expect(await rejection(slow)).toBeInstanceOf(TimeoutError);
});
