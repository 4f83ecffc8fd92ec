/** `npm run drift`: how the API's responses differ from the spec. */
import { abortOnInterrupt, run } from "./drift/command.ts";

const context = { env: process.env, signal: abortOnInterrupt() };
const { code, stdout, stderr } = await run(process.argv.slice(2), context);
process.stdout.write(stdout);
process.stderr.write(stderr);
process.exitCode = code;
