/** Workspace ids from the command line and standard input. */
import { encodePathSegment } from "../../client/path.js";
import type { CommandContext } from "../context.js";
import { UsageError } from "../errors.js";
import { sanitizeForTerminal } from "../output/terminal.js";
import { InputTooLargeError, readStream } from "../read-input.js";

const noIds = "no workspace id. Pass one or more, or - to read them from standard input, one per line";

type Input = Pick<CommandContext, "stdin" | "signal">;

/** Half a million ids. */
const maxInputBytes = 2 ** 24;

export interface WorkspaceIds {
  /** Each id once, in the order given. */
  ids: string[];
  duplicates: number;
}

/** Reads and validates the ids of the arguments, where `-` stands for those on standard input. */
export async function readWorkspaceIds(args: readonly string[], input: Input): Promise<WorkspaceIds> {
  const fromInput = args.includes("-") ? parseIds(await readStandardInput(input)) : [];
  const first = args.indexOf("-");
  const all = args.flatMap((id, index) => (id === "-" ? (index === first ? fromInput : []) : [validateId(id, "")]));
  if (all.length === 0) throw new UsageError(args.length === 0 ? noIds : `standard input: ${noIds}`);
  const ids = [...new Set(all)];
  return { ids, duplicates: all.length - ids.length };
}

/** Parses one id per line; blank lines are skipped, and `#` starts a comment. */
export function parseIds(text: string): string[] {
  return text
    .replace(/^\ufeff/, "")
    .split(/\r\n|\n|\r/)
    .map((line, index) => ({ id: line.replace(/(^|\s)#.*$/, "").trim(), place: `standard input, line ${index + 1}: ` }))
    .filter(({ id }) => id !== "")
    .map(({ id, place }) => validateId(id, place));
}

/** Whether a text can be an id, both in the path of a request and on a line of a file. */
export function isWorkspaceId(text: string): boolean {
  if (!isLineOfFile(text)) return false;
  try {
    encodePathSegment("", text);
    return true;
  } catch {
    return false;
  }
}

function isLineOfFile(id: string): boolean {
  return !/[\s\p{Cc}]/u.test(id) && !id.startsWith("#");
}

/** @param place where the id comes from, for messages; empty for the command line */
function validateId(text: string, place: string): string {
  const id = text.trim();
  if (!isLineOfFile(id)) {
    const shown = JSON.stringify(sanitizeForTerminal(id.slice(0, 60)));
    const hint = place === "" ? "To select by name: --workspace <name>" : "One id per line, # starts a comment";
    throw new UsageError(`${place}${shown} is not a workspace id (example: 663b3db7522ef4893db24536). ${hint}`);
  }
  try {
    encodePathSegment("workspace id", id);
    return id;
  } catch (error) {
    throw new UsageError(place + (error as Error).message);
  }
}

async function readStandardInput({ stdin, signal }: Input): Promise<string> {
  try {
    return await readStream(stdin, { maxBytes: maxInputBytes, signal });
  } catch (error) {
    if (error instanceof InputTooLargeError) throw new UsageError("standard input is too large to be a list of ids");
    throw error;
  }
}
