/** Which workspaces a command runs for: those that the user names, else all that the API key can access. */
import { type Command, Option } from "commander";
import type { CommandContext } from "../context.js";
import { InterruptedError, UsageError } from "../errors.js";
import { collect } from "../option-parsers.js";
import { formatCount } from "../run-result.js";
import { keyInArguments } from "../session/api-key.js";
import type { Session } from "../session/session.js";
import { readWorkspaceIds } from "./ids.js";
import type { WorkspaceListing } from "./list.js";
import type { Workspace } from "./workspace.js";

export interface WorkspaceFlags {
  /** Ids or names. */
  workspace?: string[];
}

export interface ChosenWorkspaces {
  workspaces: Workspace[];
  /** How many ids were given more than once. */
  duplicates: number;
  /** Whether the workspaces were listed, so that their names are known. */
  named: boolean;
}

/** Adds the arguments of a command that runs for several workspaces. */
export function addWorkspaceArguments(command: Command): Command {
  return command
    .argument("[workspace-id...]", "default: all workspaces; - reads ids from standard input, one per line")
    .optionsGroup("Workspaces:")
    .addOption(
      new Option("--workspace <name-or-id>", "one of the workspaces, by name or id; repeatable").argParser(collect),
    );
}

/**
 * Returns the workspaces to run for. Sends a request only if no ids are given.
 *
 * @returns undefined if the request failed; the failure has been reported
 */
export async function chooseWorkspaces(
  args: readonly string[],
  { workspace: selectors = [] }: WorkspaceFlags,
  context: CommandContext,
  session: Session,
): Promise<ChosenWorkspaces | undefined> {
  if (args.length > 0 && selectors.length > 0) throw new UsageError("pass workspace ids or --workspace, not both");
  if ([...args, ...selectors].includes(session.apiKey)) throw new UsageError(keyInArguments);
  if (args.length > 0) {
    const { ids, duplicates } = await readWorkspaceIds(args, context);
    if (ids.includes(session.apiKey)) throw new UsageError(keyInArguments);
    return { workspaces: ids.map((id) => ({ id })), duplicates, named: false };
  }
  const listing = await fetchWorkspaces(session);
  if (!listing) return undefined;
  const { workspaces } = listing;
  if (selectors.length === 0) return { workspaces, duplicates: 0, named: true };
  const { selectWorkspaces } = await import("./select.js");
  return { workspaces: selectWorkspaces(workspaces, selectors), duplicates: 0, named: true };
}

/** Lists all workspaces that the API key can access. Returns undefined if that failed; the failure has been reported. */
export async function fetchWorkspaces({
  asters,
  controller,
  reporter,
}: Session): Promise<WorkspaceListing | undefined> {
  // Loaded only if needed: with ids on the command line, it is not.
  const { listAllWorkspaces } = await import("./list.js");
  try {
    const listing = await listAllWorkspaces(asters, { signal: controller.signal });
    const { workspaces, skipped } = listing;
    if (workspaces.length === 0 && skipped === 0) reporter.info("The API key has access to no workspaces");
    if (skipped > 0)
      reporter.info(`Skipped ${formatCount(skipped, "item")} without a usable id in the list of workspaces`);
    return listing;
  } catch (error) {
    if (controller.reason === "interrupted")
      throw new InterruptedError("Interrupted before the workspaces were listed");
    if (controller.reason !== "output closed") reporter.error("list of workspaces", error as Error);
    return undefined;
  }
}
