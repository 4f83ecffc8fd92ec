import { expect, jest, test } from "@jest/globals";
import { createAstersClient, type Fetch, type SocialAccount, UnauthorizedError } from "asters-client";
import { createNodeFetch } from "asters-client/node";
import { createFetchStub } from "asters-client/testing";
import { validateResponse } from "asters-client/validate";

test("ts-jest finds the types of every entry", async () => {
  const fetch = jest.fn<Fetch>(createFetchStub());
  const asters = createAstersClient({ apiKey: "key", fetch, validator: validateResponse });
  const accounts: SocialAccount[] = await asters.listSocialAccounts("id");
  expect(accounts).toHaveLength(3);
  const node: Fetch = createNodeFetch();
  expect(node).toBeInstanceOf(Function);
});

test("ts-jest checks types", async () => {
  const asters = createAstersClient({ apiKey: "key", fetch: createFetchStub({ status: 401 }) });
  // @ts-expect-error an id is a string
  await expect(asters.listSocialAccounts(1)).rejects.toThrow(TypeError);
  await expect(asters.listSocialAccounts("id")).rejects.toThrow(UnauthorizedError);
});
