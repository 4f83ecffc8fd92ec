/** Lists the accounts of a workspace through `createNodeFetch` and the proxy that the environment configures, and prints them. */
import { createAstersClient } from "../../dist/index.js";
import { createNodeFetch } from "../../dist/node.js";

const asters = createAstersClient({
  apiKey: process.env.ASTERS_API_KEY,
  baseUrl: process.env.ASTERS_BASE_URL,
  fetch: createNodeFetch(),
  maxRetries: 0,
});
try {
  console.log(await asters.listSocialAccounts(process.argv[2]));
} catch (error) {
  console.log(error.message);
}
