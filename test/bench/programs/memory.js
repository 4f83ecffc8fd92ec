/** A fresh process that makes a few large calls and prints its peak memory in MB. */
import { candidates } from "./candidates.js";
import { callMany } from "./rounds.js";

const [, , name, baseUrl, key] = process.argv;
const list = await candidates[name]({ baseUrl, key });
await callMany(list, "10000", 6, 1);
console.log(process.resourceUsage().maxRSS / 1000);
process.exit();
