/** The workspaces that the API key can access, with their names: one request lists them all. */
import type { AstersClient } from "../../client/client.js";
import { createInvalidDataError } from "../invalid-data-error.js";
import { isWorkspaceId } from "./ids.js";
import type { Workspace } from "./workspace.js";

/** A workspace as the API lists it. A field that is missing or has an unexpected type is undefined. */
export interface ListedWorkspace extends Workspace {
  name: string | undefined;
  /** Whether Asters opens it first. */
  default: boolean;
  /** In the IANA time zone database, such as `Europe/Rome`. */
  timezone: string | undefined;
  /** False if the user was invited to it. */
  isOwn: boolean;
}

export interface WorkspaceListing {
  /** Each workspace once. */
  workspaces: ListedWorkspace[];
  /** How many items have no usable id. */
  skipped: number;
}

const listNames = ["workspaces", "collabWorkspace", "allWorkspaces"] as const;

/** Lists every workspace that the API key can access: the union of the three lists of the response. */
export async function listAllWorkspaces(
  client: Pick<AstersClient, "listWorkspaces">,
  options: { signal?: AbortSignal } = {},
): Promise<WorkspaceListing> {
  const lists: Readonly<Record<string, unknown>> = await client.listWorkspaces(options);
  // Without this check, a response of another shape would look like a key without workspaces.
  if (!listNames.some((name) => Array.isArray(lists[name])))
    throw createInvalidDataError(lists, "/data/workspaces", "must be array");
  const byId = new Map<string, ListedWorkspace>();
  let skipped = 0;
  for (const name of listNames) {
    const items: unknown = lists[name];
    for (const item of Array.isArray(items) ? items : []) {
      const workspace = toWorkspace(item, name === "workspaces");
      if (workspace) byId.set(workspace.id, merge(byId.get(workspace.id), workspace));
      else skipped += 1;
    }
  }
  return { workspaces: [...byId.values()], skipped };
}

/** Relies only on the id: the spec leaves the items of one list open. */
function toWorkspace(item: unknown, isOwn: boolean): ListedWorkspace | undefined {
  const { _id: id, name, default: isDefault, timezone } = (item ?? {}) as Record<string, unknown>;
  if (typeof id !== "string" || !isWorkspaceId(id)) return undefined;
  const zone = (timezone ?? {}) as Record<string, unknown>;
  return { id, name: toName(name), default: isDefault === true, timezone: toName(zone["name"]), isOwn };
}

function toName(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

/** The first list that has a field takes precedence. */
function merge(known: ListedWorkspace | undefined, { name, timezone, ...rest }: ListedWorkspace): ListedWorkspace {
  if (!known) return { ...rest, name, timezone };
  return { ...known, name: known.name ?? name, timezone: known.timezone ?? timezone };
}
