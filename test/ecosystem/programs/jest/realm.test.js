/** Jest runs tests in a realm of their own: errors of the global `fetch` and of Node.js come from another one. */
const { createServer } = require("node:net");
const { createAstersClient, ConnectionError } = require("asters-client");
const { createNodeFetch } = require("asters-client/node");

async function closedPort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

test.each([
  ["the global fetch", () => undefined],
  ["createNodeFetch", createNodeFetch],
])("a refused connection over %s keeps its code and cause", async (_, createFetch) => {
  const baseUrl = `http://127.0.0.1:${await closedPort()}`;
  const asters = createAstersClient({ apiKey: "key", baseUrl, fetch: createFetch(), maxRetries: 0 });
  const error = await asters.listSocialAccounts("id").catch((error) => error);
  expect(error).toBeInstanceOf(ConnectionError);
  expect(error.message).toContain("ECONNREFUSED");
  expect(JSON.stringify(Object.getOwnPropertyNames(error))).toContain("cause");
  const codes = [];
  for (let cause = error.cause; cause; cause = cause.cause) codes.push(cause.code);
  expect(codes).toContain("ECONNREFUSED");
});
