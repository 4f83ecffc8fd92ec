/** The commands, in the order in which `--help` lists them. */
import type { Command } from "commander";
import type { CommandContext } from "../context.js";
import type { ExitCode } from "../exit-codes.js";
import { defineAccounts } from "./accounts/index.js";
import { defineCall } from "./call/index.js";
import { defineCheck } from "./check/index.js";
import { defineCompletion } from "./completion/index.js";
import { defineLabels } from "./labels/index.js";
import { defineMCP } from "./mcp/index.js";
import { defineMock } from "./mock/index.js";
import { defineStatus } from "./status/index.js";
import { defineWorkspaces } from "./workspaces/index.js";

export interface CommandSetup {
  context: CommandContext;
  /** Wraps a function that returns an exit code, for use as a commander action. */
  action<Args extends unknown[]>(run: (...args: Args) => Promise<ExitCode>): (...args: Args) => Promise<void>;
}

/**
 * Adds a command to the program: its arguments, options and help. Its implementation is imported in the action, because
 * loading it would slow down every other command.
 */
export type DefineCommand = (program: Command, setup: CommandSetup) => void;

export const commands: readonly DefineCommand[] = [
  defineAccounts,
  defineStatus,
  defineCheck,
  defineWorkspaces,
  defineLabels,
  defineCall,
  defineMCP,
  defineMock,
  defineCompletion,
];
