import { spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { redocly } from "../redocly.ts";

/** A place where a recorded body breaks a schema. */
export interface Violation {
  /** Which entry of the archive it is in. */
  exchangeIndex: number;
  /** JSON Pointer into the body. */
  dataPath: string;
  /** From the response's schema to the keyword that is broken, as the validator went; references leave no trace. */
  schemaPath: string;
}

interface RedoclyDriftOptions {
  /** Path of the HTTP archive. */
  archive: string;
  /** Path of the document. */
  document: string;
  /** URL that the requests went to. */
  server: string;
  /** Where to write reports. */
  folder: string;
}

/** Runs `redocly drift` over an HTTP archive. */
export async function redoclyDrift({ archive, document, server, folder }: RedoclyDriftOptions): Promise<Violation[]> {
  const report = join(folder, "drift.sarif");
  const coverage = join(folder, "coverage.json");
  const [node, cli] = redocly.command;
  const input = ["drift", archive, "--api", document, "--server", server, "--min-severity", "error"];
  // SARIF is the one format that names every place; none tells what was compared, but the coverage does.
  const output = ["--format", "sarif", "--output", report, "--coverage-output", coverage];
  const { stderr } = spawnSync(node, [cli, ...input, ...output], {
    // It needs no key.
    env: { ...redocly.env, ASTERS_API_KEY: undefined },
    encoding: "utf8",
  });
  const read = async (file: string) => {
    const text = await readFile(file, "utf8").catch(() => {
      throw new Error(`redocly drift has failed:\n${stderr}`);
    });
    return JSON.parse(text);
  };
  refuseUnmatched(await read(coverage));
  return readViolations(await read(report));
}

interface Coverage {
  meta: { exchanges: { total: number; matched: number } };
}

/** What it cannot match to an operation, it passes. */
function refuseUnmatched({ meta: { exchanges } }: Coverage): void {
  const { total, matched } = exchanges;
  if (matched < total) throw new Error(`redocly drift has compared ${matched} of ${total} answers with the document`);
}

interface SARIF {
  runs: { results: { properties: Violation & { target: string } }[] }[];
}

/** Without what concerns requests, which are ours, and bodies that are no JSON, which are found elsewhere. */
function readViolations({ runs }: SARIF): Violation[] {
  return runs
    .flatMap(({ results }) => results)
    .map(({ properties }) => properties)
    .filter(({ target, schemaPath }) => target === "response" && schemaPath !== undefined);
}
