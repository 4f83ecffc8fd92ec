/** Calls over a `fetch` that answers a real `Response` at once: what is left is what each contestant does itself. */
import { body } from "./accounts.js";
import { makeContestants } from "./contestants.js";
import { callMany, runRounds } from "./rounds.js";

const { warmUp, calls, rounds } = JSON.parse(process.argv[2]);
const text = body(3);
globalThis.fetch = async () => new Response(text, { headers: { "content-type": "application/json" } });

const overFetch = (name) => !/axios|createNodeFetch|node:http/.test(name);
const contestants = await makeContestants({ baseUrl: "http://127.0.0.1:1", key: "key" }, overFetch);
for (let turn = 0; turn < 10; turn++) {
  for (const [, list] of contestants) await callMany(list, "3", warmUp / 10, 1);
}
console.log(JSON.stringify(await runRounds(contestants, { id: "3", calls, concurrency: 1, rounds })));
process.exit();
