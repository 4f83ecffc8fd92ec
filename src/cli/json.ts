import type { Row, Write, Writer } from "./writer.js";

/** One array of all accounts, in lines fit to read. */
export function createJSONWriter(write: Write): Writer {
  let separator = "[\n";
  return {
    async write(rows) {
      if (rows.length === 0) return;
      await write(separator + rows.map((row) => toJSON(row, 2).replace(/^/gm, "  ")).join(",\n"));
      separator = ",\n";
    },
    end: () => write(separator === "[\n" ? "[]\n" : "\n]\n"),
  };
}

/** One line for each account. */
export function createNDJSONWriter(write: Write): Writer {
  return {
    async write(rows) {
      if (rows.length > 0) await write(rows.map((row) => `${toJSON(row)}\n`).join(""));
    },
    end: async () => {},
  };
}

/** The account as the API gave it, and its workspace. */
function toJSON({ workspaceId, account }: Row, space?: number): string {
  const json = JSON.stringify({ ...account, workspace_id: workspaceId }, null, space);
  // The same text to whoever parses it, and harmless to a terminal that shows it, and to what splits it in lines.
  return json.replace(/[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}
