/** Which workspaces a run checks: all, or those selected, including ones that the API no longer lists. */
import { UnauthorizedError } from "../../../http/errors.js";
import type { Session } from "../../session/session.js";
import { type ListedWorkspace, listAllWorkspaces } from "../../workspaces/list.js";
import { selectWorkspaces } from "../../workspaces/select.js";
import type { Workspace } from "../../workspaces/workspace.js";
import type { CheckState } from "./state.js";

export interface Target extends Workspace {
  /** False if the API lists others, but not this one. */
  isListed: boolean;
}

export interface Targets {
  workspaces: Target[];
  /** Whether these are all workspaces. */
  isFullRun: boolean;
  /** Why the workspaces could not be listed. */
  listError: Error | undefined;
  /** Whether a request has succeeded. */
  keyAccepted: boolean;
}

/** Lists the workspaces. If that fails, those that the last run knew are checked anyway. */
export async function findTargets(
  { asters, controller }: Pick<Session, "asters" | "controller">,
  selectors: readonly string[],
  previous: CheckState | undefined,
): Promise<Targets> {
  const known = (previous?.workspaces ?? []).map(({ id, name }) => ({ id, name: name ?? undefined }));
  let listed: ListedWorkspace[] | undefined;
  let listError: Error | undefined;
  try {
    listed = (await listAllWorkspaces(asters, { signal: controller.signal })).workspaces;
  } catch (error) {
    if (controller.signal.aborted || error instanceof UnauthorizedError) throw error;
    listError = error as Error;
  }
  const all = unite(listed, known);
  return {
    workspaces: selectors.length === 0 ? all : select(all, selectors, listed === undefined),
    isFullRun: selectors.length === 0 && listed !== undefined,
    listError,
    keyAccepted: listed !== undefined,
  };
}

/** The listed workspaces, then the others that the last run knew. */
function unite(listed: readonly Workspace[] | undefined, known: readonly Workspace[]): Target[] {
  const ids = new Set(listed?.map(({ id }) => id));
  const unlisted = known.filter(({ id }) => !ids.has(id));
  return [
    ...(listed ?? []).map(({ id, name }) => ({ id, name, isListed: true })),
    // Without a list, nothing says that they are gone.
    ...unlisted.map(({ id, name }) => ({ id, name, isListed: listed === undefined })),
  ];
}

/** @param acceptIds whether an id that is not known may be one of the workspaces that could not be listed */
function select(all: readonly Target[], selectors: readonly string[], acceptIds: boolean): Target[] {
  const isId = (selector: string) => /^[0-9a-f]{24}$/.test(selector);
  const ids = new Set(all.map(({ id }) => id));
  const extra = acceptIds ? selectors.filter((selector) => isId(selector) && !ids.has(selector)) : [];
  return selectWorkspaces([...all, ...extra.map((id) => ({ id, isListed: true }))], selectors);
}
