const { createAstersClient, AstersError, UnauthorizedError } = require("asters-client");
const { createFetchStub, examples } = require("asters-client/testing");
const { validateResponse } = require("asters-client/validate");
const { createNodeFetch } = require("asters-client/node");

const client = (fetch) => createAstersClient({ apiKey: "key", fetch, validator: validateResponse });

test("lists accounts", async () => {
  const accounts = await client(createFetchStub()).listSocialAccounts("663b3db7522ef4893db24536");
  expect(accounts).toHaveLength(3);
  expect(Object.keys(examples).length).toBeGreaterThan(0);
  expect(createNodeFetch()).toBeInstanceOf(Function);
});

test("mocks fetch with jest.fn", async () => {
  const fetch = jest.fn(async () => Response.json({ description: "", data: [], error: null }));
  await expect(client(fetch).listSocialAccounts("id")).resolves.toEqual([]);
  expect(fetch).toHaveBeenCalledTimes(1);
});

test("rejects with an error class", async () => {
  const call = client(createFetchStub({ status: 401 })).listSocialAccounts("id");
  await expect(call).rejects.toBeInstanceOf(UnauthorizedError);
});

test("instanceof works after jest.resetModules", async () => {
  jest.resetModules();
  const copy = require("asters-client");
  expect(copy.AstersError).not.toBe(AstersError);
  const asters = copy.createAstersClient({ apiKey: "key", fetch: createFetchStub({ status: 401 }) });
  const error = await asters.listSocialAccounts("id").catch((error) => error);
  expect(error).toBeInstanceOf(UnauthorizedError);
});
