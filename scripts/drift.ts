/** `npm run drift`: how the API's responses differ from the spec. */
import { run } from "./drift/main.ts";

const controller = new AbortController();
// Aborted rather than ended at once, so that no temporary file and no process is left behind.
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => controller.abort(new Error("Interrupted")));

const { code, stdout, stderr } = await run(process.argv.slice(2), { env: process.env, signal: controller.signal });
process.stdout.write(stdout);
process.stderr.write(stderr);
process.exitCode = code;
