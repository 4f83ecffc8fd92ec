import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parseYaml } from "@redocly/openapi-core";
import { locate } from "../openapi/locate.ts";
import { runRedocly } from "../redocly.ts";
import type { Change, Impact } from "./change.ts";
import { unseenChanges } from "./unseen.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const configuration = fileURLToPath(new URL("redocly.yaml", import.meta.url));

/** As much of the report of `redocly diff` as is read here. */
interface Report {
  changes: {
    path: string;
    kind: "added" | "removed" | "modified";
    impact: Impact;
    property?: string;
    verdicts: { ruleId: string; impact: Impact; message: string }[];
    base?: { pointer: string };
    revision?: { pointer: string };
  }[];
}

/** What changed from one document to another: what `redocly diff` finds, and what it passes over. */
export async function documentChanges(released: string, document: string): Promise<Change[]> {
  const text = await readFile(document, "utf8");
  const file = relative(root, document).replaceAll("\\", "/");
  const place = (pointer: string) => ({ file, ...locate(text, pointer) });
  const { changes } = await redoclyDiff(released, document);
  return [
    ...changes.filter(({ path, property }) => path !== "#/info" || property !== "version").map(toChange),
    ...unseenChanges(parseYaml(released), parseYaml(text)).map(({ pointer, ...change }) => {
      return { ...change, place: place(pointer) };
    }),
  ];

  function toChange({ path, kind, impact, property, verdicts, base, revision }: Report["changes"][number]): Change {
    const what = property === undefined ? readable(path) : `${readable(path)}, ${property}`;
    const reasons = verdicts.map(({ message, ruleId }) => `${message} (${ruleId})`);
    const message = reasons.length > 0 ? reasons.join(" ") : `${kind}: ${what}`;
    return { impact, message, place: place((revision ?? base)?.pointer ?? "#/") };
  }
}

async function redoclyDiff(released: string, document: string): Promise<Report> {
  const folder = await mkdtemp(join(tmpdir(), "asters-diff-"));
  const base = join(folder, "openapi.yaml");
  try {
    await writeFile(base, released);
    const options = ["--format=json", "--fail-on=none", `--config=${configuration}`];
    return JSON.parse(await runRedocly(["diff", base, document, ...options]));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The parts of a JSON Pointer, as they are written in the document. */
function readable(pointer: string): string {
  const parts = pointer.replace(/^#\//, "").split("/");
  return parts.map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~")).join(" > ");
}
