import type { Paint } from "./colour.js";
import { sorted } from "./sort.js";
import type { Write, Writer } from "./writer.js";

export interface FormatFlags {
  json?: boolean;
  ndjson?: boolean;
  csv?: boolean;
  sort?: string;
}

export interface FormatOptions {
  /** Columns of the terminal. */
  width: number;
  /** Whether there are several workspaces to tell apart. */
  withWorkspace: boolean;
  paint: Paint;
  onDropped: (titles: string[]) => void;
}

export async function createWriter(write: Write, flags: FormatFlags, options: FormatOptions): Promise<Writer> {
  const writer = await ofFormat(write, flags, options);
  return flags.sort === undefined ? writer : sorted(writer, flags.sort);
}

/** Loads no more than is needed: a run for one workspace takes less time than some of these take to load. */
async function ofFormat(write: Write, { json, ndjson, csv }: FormatFlags, options: FormatOptions): Promise<Writer> {
  if (json) return (await import("./json.js")).createJSONWriter(write);
  if (ndjson) return (await import("./json.js")).createNDJSONWriter(write);
  if (csv) return (await import("./csv.js")).createCSVWriter(write);
  return (await import("./table.js")).createTableWriter(write, options);
}
