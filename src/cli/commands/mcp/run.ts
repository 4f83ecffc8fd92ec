/** `asters mcp`: a server of the Model Context Protocol on standard input and output. */
import type { CommandContext } from "../../context.js";
import { type ExitCode, exitCode } from "../../exit-codes.js";
import { sanitizeForTerminal } from "../../output/terminal.js";
import type { ConcurrencyFlags } from "../../session/request-options.js";
import type { SessionFlags } from "../../session/session.js";
import { createCallTool } from "./call-tool.js";

export interface MCPFlags extends SessionFlags, ConcurrencyFlags {}

/** Serves until the client closes the connection, or Ctrl-C. */
export async function serveMCP(flags: MCPFlags, context: CommandContext): Promise<ExitCode> {
  const { stdin, output, signal, print } = context;
  // In a file of its own, loaded only here, because it is slow to load.
  const { serve } = await import("./server.js");
  const log = (line: string) => void print(`${sanitizeForTerminal(line)}\n`);
  if ((stdin as { isTTY?: boolean }).isTTY) log("Waiting for an MCP client on standard input. See: asters mcp --help");
  await serve({ input: stdin, output, signal, callTool: createCallTool(flags, context), log });
  return exitCode.done;
}
