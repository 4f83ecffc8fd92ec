import { readFile } from "node:fs/promises";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { getLineColLocation, lint, loadConfig, YamlParseError } from "@redocly/openapi-core";
import { generate, write } from "../generate.ts";
import { explainUnlintableFolder } from "../redocly.ts";
import { type Save, watchSaves } from "../watch.ts";
import { duration, errorText, failed, type Print, passed } from "./report.ts";
import { unclosedQuoteLine } from "./unclosed-quote.ts";

type Problem = Awaited<ReturnType<typeof lint>>[number];

/** Checks and regenerates once, then at each save. Returns a function that stops watching. */
export async function watchSpec(root: URL, print: Print): Promise<() => void> {
  const onSave = async (save: Save) => {
    const line = await specLine(root, save);
    if (line) print(line);
  };
  const paths = ["openapi", "redocly.yaml"].map((path) => fileURLToPath(new URL(path, root)));
  await warmUp(root);
  const stop = watchSaves(paths, onSave);
  await onSave({ at: performance.now(), isSuperseded: () => false });
  return stop;
}

/** The first run compiles the rules and the generators, and takes three times as long as the next. */
async function warmUp(root: URL): Promise<void> {
  await lintSpec(root).catch(() => []);
  await generate(specURL(root)).catch(() => undefined);
}

/** Lints, then regenerates if nothing is wrong. Returns the line to print, or nothing if a later save superseded it. */
export async function specLine(root: URL, save: Save): Promise<string | undefined> {
  try {
    const problems = (await unlintable(root)) ?? (await lintSpec(root));
    if (problems.length > 0) return failed("spec", problems);
    const files = await generate(specURL(root));
    if (save.isSuperseded()) return undefined;
    const changed = await write(files, new URL("generated/", root));
    const took = duration(performance.now() - save.at);
    if (changed.length === 0) return passed("spec", `clean, nothing to regenerate, in ${took}`);
    return passed("spec", `clean, ${changed.length} ${changed.length > 1 ? "files" : "file"} regenerated in ${took}`);
  } catch (error) {
    return failed("spec", [await unreadable(error, root)]);
  }
}

/** What the linter has no message for: its own limits, and a file that is missing or empty. */
async function unlintable(root: URL): Promise<string[] | undefined> {
  const problem = explainUnlintableFolder(fileURLToPath(root));
  if (problem) return [problem];
  const path = inRoot(fileURLToPath(specURL(root)), root);
  const text = await readFile(specURL(root), "utf8").catch((error: NodeJS.ErrnoException) => error);
  if (typeof text !== "string") return [text.code === "ENOENT" ? `${path} is missing` : `${path}: ${text.message}`];
  return text.replaceAll(/^\s*(#.*|---)?$/gm, "").trim() === "" ? [`${path} is empty`] : undefined;
}

async function lintSpec(root: URL): Promise<string[]> {
  const config = await loadConfig({ configPath: fileURLToPath(new URL("redocly.yaml", root)) });
  const problems = await lint({ ref: fileURLToPath(specURL(root)), config });
  return problems.filter(({ ignored, severity }) => !ignored && severity === "error").map((found) => text(found, root));
}

function text(problem: Problem, root: URL): string {
  const { ruleId, message, location } = problem;
  if (!location[0]) return `${ruleId}: ${message}`;
  const { source, start } = getLineColLocation(location[0]);
  const place = `${inRoot(source.absoluteRef, root)}:${start.line}:${start.col}`;
  return `${place} ${ruleId}: ${message}${subject(problem, start.line)}`;
}

/** What the message of some rules leaves out: the reference, or the name of the property. */
function subject({ ruleId, location: [location] }: Problem, line: number): string {
  if (!location) return "";
  if (ruleId === "no-unresolved-refs") {
    const lines = location.source.getLines().slice(line - 1);
    return `: ${/\$ref:\s*(.+)/.exec(lines.join("\n"))?.[1] ?? location.pointer}`;
  }
  const property = /.*\/properties\/([^/]+)/.exec(location.pointer ?? "")?.[1];
  return property ? ` (property ${property})` : "";
}

async function unreadable(error: unknown, root: URL): Promise<string> {
  if (!(error instanceof YamlParseError)) return errorText(error, fileURLToPath(root));
  const { line, col, source } = error;
  const path = inRoot(source.absoluteRef, root);
  const unclosed = unclosedQuoteLine(source.body, line);
  if (unclosed) return `${path}:${unclosed} a quote is opened and not closed on this line`;
  return `${path}:${line}:${col} ${error.message.replace(/ in "[^"]*" \(\d+:\d+\)$/, "")}`;
}

function inRoot(file: string, root: URL): string {
  return relative(fileURLToPath(root), file).replaceAll("\\", "/");
}

function specURL(root: URL): URL {
  return new URL("openapi/openapi.yaml", root);
}
