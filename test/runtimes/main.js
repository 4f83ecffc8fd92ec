/** The program that Node.js, Bun and Deno run: prints the result of each behavior as JSON. */
import { createNodeFetch } from "asters-client/node";
import { runBehaviors } from "./behaviors.js";

const [, , baseUrl, fetch] = process.argv;
const setup = { baseUrl, fetch: fetch === "node" ? createNodeFetch() : undefined };
console.log(JSON.stringify(await runBehaviors(setup)));
