/** Writes the report to standard output in the format that the flags ask for. */
import type { CommandContext } from "../../context.js";
import { createRowWriter } from "../../output/index.js";
import { formatJSON } from "../../output/json.js";
import type { Reporter } from "../../session/reporter.js";
import { sortEvents } from "./events.js";
import { formatEventLine } from "./format.js";
import type { CheckReport } from "./report.js";
import type { KnownWorkspace } from "./state.js";

export interface CheckFormatFlags {
  json?: boolean;
  ndjson?: boolean;
  markdown?: boolean;
  openmetrics?: boolean;
  color: boolean;
}

/** Returns whether all of it was flushed. */
export async function writeReport(
  report: CheckReport,
  workspaces: readonly KnownWorkspace[],
  flags: CheckFormatFlags,
  context: Pick<CommandContext, "stdout" | "env" | "output">,
  reporter: Pick<Reporter, "info" | "onDropped">,
): Promise<boolean> {
  const { output } = context;
  const { events } = report;
  if (flags.json) await output.write(`${formatJSON(report, 2)}\n`);
  else if (flags.ndjson)
    await output.write(events.map((event) => `${formatJSON({ version: report.version, ...event })}\n`).join(""));
  else if (flags.markdown) await output.write((await import("./markdown.js")).formatMarkdown(report));
  else if (flags.openmetrics) {
    // Metrics do not say what has changed.
    for (const event of sortEvents(events)) reporter.info(formatEventLine(event));
    await output.write((await import("./openmetrics.js")).formatOpenMetrics(report, workspaces));
  } else await writeTable(report, flags, context, reporter.onDropped);
  return output.failure === undefined;
}

async function writeTable(
  { events }: CheckReport,
  { color }: CheckFormatFlags,
  context: Pick<CommandContext, "stdout" | "env" | "output">,
  onDropped: (titles: string[]) => void,
): Promise<void> {
  const { eventFormat } = await import("./table.js");
  const writer = await createRowWriter(eventFormat, { color }, context, onDropped);
  await writer.write(sortEvents(events));
  await writer.end();
}
