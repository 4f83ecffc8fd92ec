/** The program that workerd runs: responds with the result of each behavior. */
import { runBehaviors } from "./behaviors.js";

export default {
  async fetch(request) {
    const { searchParams } = new URL(request.url);
    // Loaded only if needed, because it requires the flag nodejs_compat.
    const node = searchParams.get("fetch") === "node" && (await import("asters-client/node"));
    const fetch = node ? node.createNodeFetch() : undefined;
    return Response.json(await runBehaviors({ baseUrl: searchParams.get("baseUrl"), fetch }));
  },
};
