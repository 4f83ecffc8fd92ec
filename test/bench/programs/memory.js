/** A fresh process that makes a few large calls: prints the most memory that it ever held, in MB. */
import { contestants } from "./contestants.js";
import { callMany } from "./rounds.js";

const [, , name, baseUrl, key] = process.argv;
const list = await contestants[name]({ baseUrl, key });
await callMany(list, "10000", 6, 1);
console.log(process.resourceUsage().maxRSS / 1000);
process.exit();
