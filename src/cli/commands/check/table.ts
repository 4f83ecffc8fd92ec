import type { RowFormat } from "../../output/index.js";
import type { TableColumn } from "../../output/table.js";
import type { CheckEvent } from "./events.js";
import { accountLabel, formatSince, workspaceLabel } from "./format.js";

const columns: readonly TableColumn<CheckEvent>[] = [
  {
    title: "event",
    value: ({ kind }) => kind,
    minWidth: 11,
    dropOrder: 0,
    style: (text) => (text === "expired" ? "red" : text === "reconnected" ? "green" : undefined),
  },
  { title: "name", value: accountLabel, minWidth: 9, dropOrder: 1 },
  { title: "provider", value: ({ provider }) => provider, minWidth: 9, dropOrder: 2 },
  { title: "workspace", value: ({ workspace }) => workspaceLabel(workspace), minWidth: 9, dropOrder: 3 },
  { title: "when", value: ({ since }) => formatSince(since), minWidth: 27, dropOrder: 4 },
];

/** The rows of the table. `--ndjson` prints the same events; the other formats, the whole report. */
export const eventFormat: RowFormat<CheckEvent> = { table: columns, csv: {}, json: (event) => event };
