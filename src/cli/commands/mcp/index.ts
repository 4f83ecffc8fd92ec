import { describeExitCodes, exitCode } from "../../exit-codes.js";
import { addMessageOptions } from "../../output/index.js";
import { addConcurrencyOption, addRequestOptions } from "../../session/request-options.js";
import type { DefineCommand } from "../index.js";
import type { MCPFlags } from "./run.js";

const help = `
An assistant starts this command and talks to it over standard input and output.
Configure it with the command and the key, for example:
  {
    "mcpServers": {
      "asters": {
        "command": "asters",
        "args": ["mcp"],
        "env": { "ASTERS_API_KEY": "..." }
      }
    }
  }

The tools are read-only. Messages go to standard error.
${describeExitCodes({
  [exitCode.done]: "the client closed the connection, or Ctrl-C",
  [exitCode.failed]: "the server failed",
  [exitCode.usage]: "invalid usage",
  [exitCode.interrupted]: "interrupted a second time",
})}`;

export const defineMCP: DefineCommand = (program, { context, action }) => {
  const command = program
    .command("mcp")
    .description("serve read-only tools to AI assistants, over the Model Context Protocol");
  addConcurrencyOption(addRequestOptions(command));
  addMessageOptions(command.optionsGroup("Output:"))
    .addHelpText("after", help)
    .action(action(async (flags: MCPFlags) => (await import("./run.js")).serveMCP(flags, context)));
};
