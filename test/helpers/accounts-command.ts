import { respondWith, workspaceOf } from "./accounts.ts";
import type { CommandOptions } from "./command.ts";
import { runAsters } from "./fake-api.ts";

/** Runs `asters accounts` against a server. Also returns the ids of the workspaces that it requested. */
export async function runAccounts(argv: string[], listener = respondWith(), options: CommandOptions = {}) {
  const { requested, ...result } = await runAsters(["accounts", ...argv], listener, options);
  return { ...result, requestedIds: requested.map(workspaceOf) };
}
