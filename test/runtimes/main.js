/** The program that Node.js, Bun and Deno run: prints what each behaviour came to as JSON. */
import { createNodeFetch } from "asters-client/node";
import { runBehaviours } from "./behaviours.js";

const [, , baseUrl, fetch] = process.argv;
const setup = { baseUrl, fetch: fetch === "node" ? createNodeFetch() : undefined };
console.log(JSON.stringify(await runBehaviours(setup)));
