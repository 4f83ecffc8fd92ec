import type { RowWriter, Write } from "./index.js";
import { unsafeInJSON } from "./unsafe-characters.js";

/** Writes one array of all rows, indented. */
export function createJSONWriter<Row>(write: Write, toObject: (row: Row) => object): RowWriter<Row> {
  let separator = "[\n";
  return {
    async write(rows) {
      if (rows.length === 0) return;
      await write(separator + rows.map((row) => formatJSON(toObject(row), 2).replace(/^/gm, "  ")).join(",\n"));
      separator = ",\n";
    },
    end: () => write(separator === "[\n" ? "[]\n" : "\n]\n"),
  };
}

/** Writes one line per row. */
export function createNDJSONWriter<Row>(write: Write, toObject: (row: Row) => object): RowWriter<Row> {
  return {
    async write(rows) {
      if (rows.length > 0) await write(rows.map((row) => `${formatJSON(toObject(row))}\n`).join(""));
    },
    end: async () => {},
  };
}

const tooDeep = "[nested too deeply]";

/** JSON of any value. A field nested too deeply for `JSON.stringify` is replaced, so that it does not fail the whole run. */
function stringify(value: unknown, space?: number): string {
  try {
    return JSON.stringify(value, null, space);
  } catch {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return JSON.stringify(tooDeep);
    const fields = Object.entries(value).map(([name, field]) => [name, isTooDeep(field) ? tooDeep : field]);
    return JSON.stringify(Object.fromEntries(fields), null, space);
  }
}

function isTooDeep(value: unknown): boolean {
  try {
    JSON.stringify(value);
    return false;
  } catch {
    return true;
  }
}

/** Any value of a JSON document as text. `String()` fails for an object with a field named `toString`. */
export function toText(value: unknown): string {
  return typeof value === "object" && value !== null ? stringify(value) : String(value);
}

/** JSON that is safe on a terminal and has no line break within a string: unsafe characters are escaped. */
export function formatJSON(value: unknown, space?: number): string {
  return escapeInJSON(stringify(value, space), unsafeInJSON);
}

/** Escapes characters inside JSON strings. The result parses to the same value. */
export function escapeInJSON(json: string, characters: RegExp): string {
  return json.replace(characters, (character) => {
    return character.replace(/[\s\S]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
  });
}
