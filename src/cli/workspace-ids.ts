/** Workspace ids: from the command line and standard input, and back to a file for a later run. */
import { constants } from "node:fs";
import { open, writeFile } from "node:fs/promises";
import { encodePathSegment } from "../client/path.js";
import type { CommandContext } from "./env.js";
import { UsageError } from "./errors.js";
import { sanitizeForTerminal } from "./output/terminal.js";
import { InputTooLarge, readStream } from "./read-input.js";

/** A workspace to send a request for. */
export interface Workspace {
  id: string;
  /** Its name, if the API was asked for it and sent one. */
  name?: string | undefined;
}

/** A workspace for people: its id, after its name if that is known. */
export function formatWorkspace({ id, name }: Workspace): string {
  return name === undefined ? id : `${name} (${id})`;
}

const noIds = `no workspace id. Pass one or more, or - to read them from standard input:
  asters accounts 663b3db7522ef4893db24536
  asters accounts - < ids.txt`;

type Input = Pick<CommandContext, "stdin" | "signal">;

/** Half a million ids. */
const maxInputBytes = 2 ** 24;

export interface WorkspaceIds {
  /** Each id once, in the order given. */
  ids: string[];
  duplicates: number;
}

/** Reads the ids from the arguments, where `-` stands for those on standard input, and validates them. */
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

/** Whether a text can be an id: in the path of a request, and on a line of a file of ids. */
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

function validateId(text: string, place: string): string {
  const id = text.trim();
  if (!isLineOfFile(id)) {
    const shown = JSON.stringify(sanitizeForTerminal(id.slice(0, 60)));
    throw new UsageError(
      `${place}${shown} is not a workspace id (example: 663b3db7522ef4893db24536). In files: one id per line, # starts a comment`,
    );
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
    if (error instanceof InputTooLarge) throw new UsageError("standard input is too large to be a list of ids");
    throw error;
  }
}

/** Without blocking: a pipe that nobody reads would hold the process up for good. */
const writeFlags = constants.O_WRONLY | constants.O_CREAT | (constants.O_NONBLOCK ?? 0);

/** Makes sure that the file can be written before there is anything to lose; its content stays. */
export async function checkRetryFile(path: string): Promise<void> {
  try {
    await (await open(path, writeFlags | constants.O_APPEND)).close();
  } catch (error) {
    throw new UsageError(`--retry-file: cannot write ${path}: ${(error as NodeJS.ErrnoException).code}`);
  }
}

/** Writes one id per line, as `asters accounts -` reads them; an empty file if there are none. */
export async function writeRetryFile(path: string, ids: readonly string[]): Promise<void> {
  await writeFile(path, ids.map((id) => `${id}\n`).join(""), { flag: writeFlags | constants.O_TRUNC });
}
