/** The program that workerd runs: answers a request with what each behaviour came to. */
import { runBehaviours } from "./behaviours.js";

export default {
  async fetch(request) {
    return Response.json(await runBehaviours({ baseUrl: new URL(request.url).searchParams.get("baseUrl") }));
  },
};
