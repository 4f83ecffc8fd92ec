/** Calls over a `fetch` that resolves immediately with a real `Response`, to measure only the candidates themselves. */
import { body } from "./accounts.js";
import { createCandidates } from "./candidates.js";
import { callMany, runRounds } from "./rounds.js";

const { warmUp, calls, rounds } = JSON.parse(process.argv[2]);
const text = body(3);
globalThis.fetch = async () => new Response(text, { headers: { "content-type": "application/json" } });

const overFetch = (name) => !/axios|createNodeFetch|node:http/.test(name);
const candidates = await createCandidates({ baseUrl: "http://127.0.0.1:1", key: "key" }, overFetch);
for (let turn = 0; turn < 10; turn++) {
  for (const [, list] of candidates) await callMany(list, "3", warmUp / 10, 1);
}
console.log(JSON.stringify(await runRounds(candidates, { id: "3", calls, concurrency: 1, rounds })));
process.exit();
