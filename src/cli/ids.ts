import type { Readable } from "node:stream";
import { encodePathSegment } from "../client/validation.js";
import { Interrupted, UsageError } from "./exit-code.js";
import { harmless } from "./harmless.js";

const noIds = `no workspace id. Give one or more, or - to read them from standard input:
  asters accounts 663b3db7522ef4893db24536
  asters accounts - < ids.txt`;

export interface WorkspaceIds {
  /** Each once, in the order asked. */
  ids: string[];
  duplicates: number;
}

/** The workspace ids that the arguments give, `-` standing for those on standard input; all of them checked. */
export async function readIds(given: readonly string[], stdin: Readable, signal: AbortSignal): Promise<WorkspaceIds> {
  const fromInput = given.includes("-") ? parseIds(await readAll(stdin, signal)) : [];
  const first = given.indexOf("-");
  const all = given.flatMap((id, index) => (id === "-" ? (index === first ? fromInput : []) : [checkId(id, "")]));
  if (all.length === 0) throw new UsageError(given.length === 0 ? noIds : `standard input holds ${noIds}`);
  const ids = [...new Set(all)];
  return { ids, duplicates: all.length - ids.length };
}

/** One id a line; blank lines, and what follows a `#`, are skipped. */
export function parseIds(text: string): string[] {
  return text
    .replace(/^\ufeff/, "")
    .split(/\r\n|\n|\r/)
    .map((line, index) => ({ id: line.replace(/(^|\s)#.*$/, "").trim(), place: `standard input, line ${index + 1}: ` }))
    .filter(({ id }) => id !== "")
    .map(({ id, place }) => checkId(id, place));
}

/** Refuses what cannot be an id, or could not be read back from a file of ids. */
function checkId(given: string, place: string): string {
  const id = given.trim();
  if (/[\s\p{Cc}]/u.test(id) || id.startsWith("#")) {
    throw new UsageError(
      `${place}${JSON.stringify(harmless(id.slice(0, 60)))} is no workspace id. Such a one is 663b3db7522ef4893db24536; in a file, one a line, and remarks after a #`,
    );
  }
  try {
    encodePathSegment("workspace id", id);
    return id;
  } catch (error) {
    throw new UsageError(place + (error as Error).message);
  }
}

async function readAll(stdin: Readable, signal: AbortSignal): Promise<string> {
  const stop = () => stdin.destroy(new Interrupted("Interrupted before anything was asked"));
  if (signal.aborted) stop();
  signal.addEventListener("abort", stop);
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of stdin) chunks.push(Buffer.from(chunk));
  } finally {
    signal.removeEventListener("abort", stop);
  }
  return Buffer.concat(chunks).toString("utf8");
}
