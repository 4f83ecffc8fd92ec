/** A fresh process: prints when its contestant was there, and when it had its first answer, in ms since the start. */
import { contestants } from "./contestants.js";

const [, , name, baseUrl, key] = process.argv;
const list = await contestants[name]?.({ baseUrl, key });
const ready = performance.now();
await list?.("3");
const answered = performance.now();
console.log(JSON.stringify({ ready, answered }));
process.exit();
