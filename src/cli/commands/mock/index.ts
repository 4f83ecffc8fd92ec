import { parseInteger } from "../../option-parsers.js";
import type { DefineCommand } from "../index.js";
import type { MockFlags } from "./server.js";

const help = `
Any key is accepted; without one, the response is a 401. To select another
response, send the header "Prefer", such as "code=500" or "example=empty". Stop
with Ctrl-C.

Example:
  asters mock --port 4010
  export ASTERS_API_KEY=any ASTERS_BASE_URL=http://127.0.0.1:4010
  asters accounts 663b3db7522ef4893db24536`;

export const defineMock: DefineCommand = (program, { context, action }) => {
  program
    .command("mock")
    .description("serve the examples of the OpenAPI spec locally")
    .option("--port <number>", "0 picks a free port", parseInteger(0, 65_535), 4010)
    .option("--host <address>", "the address to listen on", "127.0.0.1")
    .addHelpText("after", help)
    .action(action(async (flags: MockFlags) => (await import("./run.js")).serveMock(flags, context)));
};
