/** Calls over real connections. Prints the times of each candidate for each setting. */
import { createCandidates } from "./candidates.js";
import { callMany, runRounds } from "./rounds.js";

const { baseUrl, key, warmUp, settings } = JSON.parse(process.argv[2]);
const candidates = await createCandidates({ baseUrl, key });

// V8 keeps optimizing fetch for about 10,000 calls.
for (const [, list] of candidates) await callMany(list, "3", warmUp / candidates.length, 16);

const results = [];
for (const setting of settings) results.push(await runRounds(candidates, setting));
console.log(JSON.stringify(results));
process.exit();
