/** Runs `redocly drift` over an HTTP archive to find where bodies violate their schemas. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runRedocly } from "../../redocly.ts";
import { type HAREntry, toHAR } from "../record/har.ts";

/** A place where a recorded body violates a schema. */
export interface Violation {
  /** Index of the archive's entry. */
  exchangeIndex: number;
  /** JSON Pointer into the body. */
  dataPath: string;
  /** From the response's schema to the violated keyword, without references. */
  schemaPath: string;
}

interface RedoclyDriftOptions {
  entries: HAREntry[];
  /** Path of the spec. */
  spec: string;
  /** URL that the requests went to. */
  server: string;
  /** For the input and output of Redocly. */
  folder: string;
  signal?: AbortSignal | undefined;
}

export async function redoclyDrift(options: RedoclyDriftOptions): Promise<Violation[]> {
  const { entries, spec, server, folder, signal } = options;
  const archive = join(folder, "traffic.har");
  const report = join(folder, "drift.sarif");
  const coverage = join(folder, "coverage.json");
  await writeFile(archive, JSON.stringify(toHAR(entries)), { mode: 0o600 });
  // SARIF is the only format that has the place of every violation. Only the coverage says what was compared.
  const output = ["--min-severity", "error", "--format", "sarif", "--output", report, "--coverage-output", coverage];
  let failure: unknown;
  // It exits with 1 if there are violations.
  await runRedocly(["drift", archive, "--api", spec, "--server", server, ...output], signal).catch((error) => {
    failure = error;
  });
  signal?.throwIfAborted();
  const read = async (file: string) => {
    const text = await readFile(file, "utf8").catch(() => {
      throw new Error(`redocly drift failed:\n${(failure as Error | undefined)?.message ?? "it wrote no report"}`);
    });
    return JSON.parse(text);
  };
  assertAllMatched(await read(coverage));
  return readViolations(await read(report));
}

interface Coverage {
  meta: { exchanges: { total: number; matched: number } };
}

/** Redocly silently skips requests that match no operation. */
function assertAllMatched({ meta: { exchanges } }: Coverage): void {
  const { total, matched } = exchanges;
  if (matched < total) throw new Error(`redocly drift compared only ${matched} of ${total} responses`);
}

interface SARIF {
  runs: { results: { properties: Violation & { target: string } }[] }[];
}

/** Only those of response bodies: requests are our own, and the other rules are checked elsewhere. */
function readViolations({ runs }: SARIF): Violation[] {
  return runs
    .flatMap(({ results }) => results)
    .map(({ properties }) => properties)
    .filter(({ target, schemaPath }) => target === "response" && schemaPath !== undefined);
}
