import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parsePointer } from "../openapi/json-pointer.ts";
import { locate, readSpec } from "../openapi/spec.ts";
import { runRedocly } from "../redocly.ts";
import type { Change, Impact } from "./change.ts";
import { extraChanges } from "./extra-rules.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const configuration = fileURLToPath(new URL("redocly.yaml", import.meta.url));

/** The fields of a `redocly diff` report that are used here. */
interface RedoclyChange {
  /** JSON Pointer that leads through references, from the operation that uses the node. */
  path: string;
  kind: "added" | "removed" | "modified";
  impact: Impact;
  property?: string;
  verdicts: { ruleId: string; message: string }[];
  base?: { pointer: string };
  revision?: { pointer: string };
}

/** The changes from one spec to another: those that `redocly diff` reports and those of our own rules. */
export async function specChanges(released: string, current: string): Promise<Change[]> {
  const folder = await mkdtemp(join(tmpdir(), "asters-diff-"));
  const base = join(folder, "openapi.yaml");
  try {
    await writeFile(base, released);
    const [changes, before, after, text] = await Promise.all([
      redoclyDiff(base, current),
      readSpec(pathToFileURL(base)),
      readSpec(pathToFileURL(current)),
      readFile(current, "utf8"),
    ]);
    const file = relative(root, current).replaceAll("\\", "/");
    return [...changes.filter(isRelevant).map(toChange), ...extraChanges(before, after)].map(
      ({ impact, message, pointer }) => ({ impact, message, place: { file, ...locate(text, pointer) } }),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function redoclyDiff(base: string, revision: string): Promise<RedoclyChange[]> {
  const options = ["--format=json", "--fail-on=none", `--config=${configuration}`];
  return JSON.parse(await runRedocly(["diff", base, revision, ...options])).changes;
}

/** Every release changes its own version. */
function isRelevant({ path, property }: RedoclyChange): boolean {
  return path !== "#/info" || property !== "version";
}

function toChange(change: RedoclyChange) {
  const { path, kind, property, verdicts, base, revision } = change;
  const pointer = (revision ?? base)?.pointer ?? "#/";
  if (isRemovedRequestField(change)) {
    const message = `Request field \`${parsePointer(path).at(-1)}\` was removed. (request-property-removed)`;
    return { impact: "major" as const, message, pointer };
  }
  const where = [parsePointer(path).join(" > "), ...(property === undefined ? [] : [property])].join(", ");
  const reasons = verdicts.map(({ message, ruleId }) => `${message} (${ruleId})`);
  return { impact: change.impact, message: reasons.join(" ") || `${kind}: ${where}`, pointer };
}

/** To `redocly diff` a patch, because servers may ignore the field; but the client rejects what is not in the spec. */
function isRemovedRequestField({ path, kind, impact }: RedoclyChange): boolean {
  return impact !== "major" && kind === "removed" && /\/requestBody\/.*\/properties\/[^/]+$/.test(path);
}
