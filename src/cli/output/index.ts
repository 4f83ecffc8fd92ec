/** Output formats: every command that lists rows takes the same flags and describes its rows once. */
import { type Command, Option } from "commander";
import type { CommandContext } from "../context.js";
import type { TableColumn } from "./table.js";
import { createColorize, outputWidth } from "./terminal.js";

export interface FormatFlags {
  json?: boolean;
  ndjson?: boolean;
  csv?: boolean;
  /** Whether CSV starts with a byte-order mark: Excel reads UTF-8 only with one. */
  bom?: boolean;
  color: boolean;
}

/** How the rows of a command look in each format. */
export interface RowFormat<Row> {
  table: readonly TableColumn<Row>[];
  /** Cells by column name. */
  csv: Readonly<Record<string, (row: Row) => unknown>>;
  json: (row: Row) => object;
}

/** Writes rows in some format. */
export interface RowWriter<Row> {
  write(rows: readonly Row[]): Promise<void>;
  /** Writes what the output ends with. */
  end(): Promise<void>;
}

export type Write = (text: string) => Promise<void>;

/** Adds the "Output" group of options. */
export function addFormatOptions(command: Command, json = "one JSON array"): Command {
  command
    .optionsGroup("Output:")
    .addOption(new Option("--json", json).conflicts(["ndjson", "csv"]))
    .addOption(new Option("--ndjson", "one JSON object per line, as responses arrive").conflicts("csv"))
    .option("--csv", "comma-separated values, with a header")
    .addOption(new Option("--bom", "like --csv, with a byte-order mark for Excel").conflicts(["json", "ndjson"]));
  return addMessageOptions(command);
}

/** Adds the options for what goes to standard error. */
export function addMessageOptions(command: Command): Command {
  return command
    .option("--verbose", "print each attempt, and stack traces, to standard error")
    .option("--no-color", "disable colors");
}

/** Creates the writer for the flags. Loads no other format, because loading one can take longer than a request. */
export async function createRowWriter<Row>(
  format: RowFormat<Row>,
  flags: FormatFlags,
  { stdout, env, output }: Pick<CommandContext, "stdout" | "env" | "output">,
  onDropped: (titles: string[]) => void,
): Promise<RowWriter<Row>> {
  const { write } = output;
  if (flags.json) return (await import("./json.js")).createJSONWriter(write, format.json);
  if (flags.ndjson) return (await import("./json.js")).createNDJSONWriter(write, format.json);
  if (flags.csv || flags.bom) return (await import("./csv.js")).createCSVWriter(write, format.csv, flags.bom);
  const { createTableWriter } = await import("./table.js");
  const colorize = createColorize(stdout, env, flags.color);
  return createTableWriter(write, format.table, { width: outputWidth(stdout, env), colorize, onDropped });
}
