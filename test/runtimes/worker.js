/** The program that workerd runs: responds with the result of each behavior. */
import { runBehaviours } from "./behaviours.js";

export default {
  async fetch(request) {
    const { searchParams } = new URL(request.url);
    // Loaded only when asked for: it needs the flag nodejs_compat.
    const node = searchParams.get("fetch") === "node" && (await import("asters-client/node"));
    const fetch = node ? node.createNodeFetch() : undefined;
    return Response.json(await runBehaviours({ baseUrl: searchParams.get("baseUrl"), fetch }));
  },
};
