import { UsageError } from "../errors.js";
import { sanitizeForTerminal } from "../output/terminal.js";
import { suggestNames } from "../suggest-names.js";
import type { Workspace } from "./workspace.js";

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

/** A name without what people do not type exactly: case and runs of whitespace. */
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
  const misspelled = suggestNames(typed, texts.flat());
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
