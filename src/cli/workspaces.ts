/** The workspaces of a key, with their names: one request lists them all. */
import type { AstersClient } from "../client/client.js";
import { InvalidResponseError } from "../http/errors.js";
import { UsageError } from "./errors.js";
import { nearNames } from "./near-names.js";
import { sanitizeForTerminal } from "./output/terminal.js";
import { isWorkspaceId, type Workspace } from "./workspace-ids.js";

/** A workspace as the API lists it. A field that the API leaves out, or fills with another type, is undefined. */
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

/** Lists every workspace that the key sees: the union of the three lists of the response. */
export async function listAllWorkspaces(
  client: Pick<AstersClient, "listWorkspaces">,
  options: { signal?: AbortSignal } = {},
): Promise<WorkspaceListing> {
  const lists: Readonly<Record<string, unknown>> = await client.listWorkspaces(options);
  // Without this check, a response of another shape would look like a key without workspaces.
  if (!listNames.some((name) => Array.isArray(lists[name]))) throw noLists(lists);
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

function noLists(lists: object): InvalidResponseError {
  const issue = { path: "/data/workspaces", message: "must be array" };
  const details = { status: 200, body: lists, headers: new Headers(), attempts: 1, issues: [issue] };
  return new InvalidResponseError("200 does not match the API description: /data/workspaces must be array", details);
}

/** The spec leaves the items of one list open, and a tolerant reader relies on no field but the id. */
function toWorkspace(item: unknown, isOwn: boolean): ListedWorkspace | undefined {
  const { _id: id, name, default: isDefault, timezone } = (item ?? {}) as Record<string, unknown>;
  if (typeof id !== "string" || !isWorkspaceId(id)) return undefined;
  const zone = (timezone ?? {}) as Record<string, unknown>;
  return { id, name: toName(name), default: isDefault === true, timezone: toName(zone["name"]), isOwn };
}

function toName(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

/** The first list that has a field decides. */
function merge(known: ListedWorkspace | undefined, { name, timezone, ...rest }: ListedWorkspace): ListedWorkspace {
  if (!known) return { ...rest, name, timezone };
  return { ...known, name: known.name ?? name, timezone: known.timezone ?? timezone };
}

/**
 * Finds workspaces by id or name. An id takes precedence over an equal name, and an exact name over one that differs in
 * case only.
 *
 * @returns each workspace once, in the order of the selectors
 * @throws {UsageError} if a selector matches none or several
 */
export function selectWorkspaces<T extends Workspace>(all: readonly T[], selectors: readonly string[]): T[] {
  return [...new Set(selectors.map((selector) => selectWorkspace(all, selector)))];
}

function selectWorkspace<T extends Workspace>(all: readonly T[], selector: string): T {
  const withId = all.find(({ id }) => id === selector.trim());
  if (withId) return withId;
  const exact = withName(all, selector, (name) => name.normalize().trim());
  const matches = exact.length > 0 ? exact : withName(all, selector, fold);
  const [match] = matches;
  if (match === undefined) throw new UsageError(unknownMessage(all, selector));
  if (matches.length > 1) throw new UsageError(ambiguousMessage(matches, selector));
  return match;
}

function withName<T extends Workspace>(all: readonly T[], selector: string, normalize: (name: string) => string): T[] {
  const wanted = normalize(selector);
  return all.filter(({ name }) => name !== undefined && normalize(name) === wanted);
}

/** A name without what people do not type exactly: case and runs of white space. */
function fold(name: string): string {
  return name.normalize().trim().replace(/\s+/g, " ").toLowerCase();
}

function ambiguousMessage(matches: readonly Workspace[], selector: string): string {
  return `${matches.length} workspaces are named ${quote(selector)}. Use an id:\n${formatList(matches)}`;
}

function unknownMessage(all: readonly Workspace[], selector: string): string {
  const near = nearWorkspaces(all, fold(selector));
  const hint = near.length > 0 ? `Did you mean:\n${formatList(near)}` : "To list them: asters workspaces";
  return `no workspace has the id or name ${quote(selector)}. ${hint}`;
}

/** Workspaces whose name or id contains what was typed, or differs from it in a few letters. */
function nearWorkspaces(all: readonly Workspace[], typed: string): Workspace[] {
  const texts = all.map(({ id, name }) => [id, fold(name ?? "")]);
  const misspelled = nearNames(typed, texts.flat());
  return all.filter((_, index) =>
    texts[index]?.some((text) => misspelled.includes(text) || (typed !== "" && text.includes(typed))),
  );
}

const maxListed = 10;

function formatList(workspaces: readonly Workspace[]): string {
  const lines = workspaces.slice(0, maxListed).map(({ id, name }) => `  ${id}  ${shorten(name ?? "-")}`);
  const more = workspaces.length - maxListed;
  return [...lines, ...(more > 0 ? [`  and ${more} more`] : [])].map(sanitizeForTerminal).join("\n");
}

function quote(selector: string): string {
  return JSON.stringify(sanitizeForTerminal(shorten(selector)));
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
