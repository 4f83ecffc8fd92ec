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

/** Runs `redocly drift` over an HTTP archive. The report as SARIF is the one that names every place. */
export async function redoclyDrift(options: {
  archive: string;
  document: string;
  server: string;
  folder: string;
}): Promise<Violation[]> {
  const { archive, document, server, folder } = options;
  const output = join(folder, "drift.sarif");
  const [node, cli] = redocly.command;
  const report = ["--format", "sarif", "--min-severity", "error", "--output", output];
  const run = spawnSync(node, [cli, "drift", archive, "--api", document, "--server", server, ...report], {
    // It needs no key.
    env: { ...redocly.env, ASTERS_API_KEY: undefined },
    encoding: "utf8",
  });
  const sarif = await readFile(output, "utf8").catch(() => {
    throw new Error(`redocly drift has failed:\n${run.stderr}`);
  });
  return (JSON.parse(sarif) as SARIF).runs
    .flatMap(({ results }) => results)
    .flatMap(({ properties }) => (isOfBody(properties) ? [properties] : []));
}

interface SARIF {
  runs: { results: { properties: Partial<Violation> & { target: string; exchangeIndex: number } }[] }[];
}

/** Requests are ours, and a body that is no JSON has no schema: that is found elsewhere. */
function isOfBody(
  properties: SARIF["runs"][0]["results"][0]["properties"],
): properties is typeof properties & Violation {
  return properties.target === "response" && properties.schemaPath !== undefined;
}
