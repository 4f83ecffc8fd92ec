import { createAstersClient, UnauthorizedError } from "asters-client";
import { createFetchStub } from "asters-client/testing";

test("a transpiled import loads the package", async () => {
  const asters = createAstersClient({ apiKey: "key", fetch: createFetchStub({ status: 401 }) });
  await expect(asters.listSocialAccounts("id")).rejects.toThrow(UnauthorizedError);
});
