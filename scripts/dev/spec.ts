import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { getLineColLocation, lint, loadConfig, YamlParseError } from "@redocly/openapi-core";
import { generate, write } from "../generate.ts";
import { duration, errorText, failed, type Print, passed } from "./report.ts";
import { type Save, watchSaves } from "./watch.ts";

type Finding = Awaited<ReturnType<typeof lint>>[number];

/** Checks and regenerates once, then at each save. Returns what ends the watching. */
export async function watchSpec(root: URL, print: Print): Promise<() => void> {
  const act = async (save: Save) => {
    const line = await specLine(root, save);
    if (line) print(line);
  };
  await warmUp(root);
  await act({ at: performance.now(), superseded: () => false });
  return watchSaves(root, act);
}

/** The first run compiles the rules and the generators, and takes three times as long as those that follow. */
async function warmUp(root: URL): Promise<void> {
  await findings(root).catch(() => []);
  await generate(document(root)).catch(() => undefined);
}

/** Lints, regenerates if there is nothing wrong, and says so; says nothing if a later save has come meanwhile. */
export async function specLine(root: URL, save: Save): Promise<string | undefined> {
  try {
    const problems = await findings(root);
    if (problems.length > 0) return failed("spec", problems);
    const files = await generate(document(root));
    if (save.superseded()) return undefined;
    const changed = await write(files, new URL("generated/", root));
    const took = duration(performance.now() - save.at);
    if (changed.length === 0) return passed("spec", `clean, nothing to regenerate, in ${took}`);
    return passed("spec", `clean, ${changed.length} ${changed.length > 1 ? "files" : "file"} regenerated in ${took}`);
  } catch (error) {
    return failed("spec", [unreadable(error, root)]);
  }
}

async function findings(root: URL): Promise<string[]> {
  const config = await loadConfig({ configPath: fileURLToPath(new URL("redocly.yaml", root)) });
  const problems = await lint({ ref: fileURLToPath(document(root)), config });
  return problems.filter(({ ignored, severity }) => !ignored && severity === "error").map((found) => text(found, root));
}

function text({ ruleId, message, location: [location] }: Finding, root: URL): string {
  if (!location) return `${ruleId}: ${message}`;
  const { source, start } = getLineColLocation(location);
  return `${inRoot(source.absoluteRef, root)}:${start.line}:${start.col} ${ruleId}: ${message}`;
}

function unreadable(error: unknown, root: URL): string {
  if (!(error instanceof YamlParseError)) return errorText(error, fileURLToPath(root));
  const reason = error.message.replace(/ in "[^"]*" \(\d+:\d+\)$/, "");
  return `${inRoot(error.source.absoluteRef, root)}:${error.line}:${error.col} ${reason}`;
}

function inRoot(file: string, root: URL): string {
  return relative(fileURLToPath(root), file).replaceAll("\\", "/");
}

function document(root: URL): URL {
  return new URL("openapi/openapi.yaml", root);
}
