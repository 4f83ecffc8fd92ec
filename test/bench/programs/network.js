/** Calls over real connections. Prints what each contestant took, setting by setting. */
import { makeContestants } from "./contestants.js";
import { callMany, runRounds } from "./rounds.js";

const { baseUrl, key, warmUp, settings } = JSON.parse(process.argv[2]);
const contestants = await makeContestants({ baseUrl, key });

// V8 goes on speeding fetch up for about 10,000 calls.
for (const [, list] of contestants) await callMany(list, "3", warmUp / contestants.length, 16);

const results = [];
for (const setting of settings) results.push(await runRounds(contestants, setting));
console.log(JSON.stringify(results));
process.exit();
