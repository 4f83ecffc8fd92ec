/** A fresh process: prints when its candidate was ready and when its first response arrived, in ms since the start. */
import { candidates } from "./candidates.js";

const [, , name, baseUrl, key] = process.argv;
const list = await candidates[name]?.({ baseUrl, key });
const ready = performance.now();
await list?.("3");
const responded = performance.now();
console.log(JSON.stringify({ ready, responded }));
process.exit();
