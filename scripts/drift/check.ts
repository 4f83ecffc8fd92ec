import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readSpec } from "../openapi/spec.ts";
import { findBodies } from "./compare/bodies.ts";
import type { Finding } from "./compare/finding.ts";
import { redoclyDrift } from "./compare/redocly.ts";
import { findHeaders, findStatuses, type ObservedResponse, toObservedResponse } from "./compare/responses.ts";
import { findViolations } from "./compare/violations.ts";
import { propose } from "./propose/index.ts";
import { toHAR } from "./record/har.ts";
import { type Recording, type RecordOptions, record } from "./record/index.ts";

export interface CheckOptions extends Omit<RecordOptions, "client"> {
  spec: URL;
  client: Omit<RecordOptions["client"], "baseUrl"> & { baseUrl: string | undefined };
  /** Where to keep the HTTP archive; by default, it is removed. */
  keepHAR?: string | undefined;
}

export interface CheckResult extends Pick<Recording, "unreadable" | "notProbed"> {
  findings: (Finding & { location: string })[];
  /** How many responses were compared. */
  responses: number;
  /** How many operations they are from. */
  operations: number;
  /** YAML; empty if there is nothing to propose. */
  proposal: string;
}

/** Sends requests to the API, and compares its responses with the spec. */
export async function check({ spec: url, keepHAR, client, ...options }: CheckOptions): Promise<CheckResult> {
  const spec = await readSpec(url);
  const { document } = spec;
  const baseUrl = client.baseUrl ?? (document.servers[0].url as string);
  const { recorded, ...recording } = await record(spec, { ...options, client: { ...client, baseUrl } });
  const entries = recorded.map(({ entry }) => entry);
  if (keepHAR) await writeFile(keepHAR, JSON.stringify(toHAR(entries), null, 2), { mode: 0o600 });

  const responses = recorded.map((item) => toObservedResponse(document, item));
  const violations = await findSchemaViolations(fileURLToPath(url), responses, baseUrl, options.signal);
  const findings = [
    // First: its patches add the entries that the others change.
    ...findStatuses(document, responses),
    ...findViolations(document, responses, violations),
    ...findBodies(document, responses),
    ...findHeaders(document, responses),
  ].map((finding) => ({ ...finding, location: spec.locate(finding.pointer) }));
  return {
    findings,
    responses: responses.length,
    operations: new Set(responses.map(({ operation }) => operation)).size,
    ...recording,
    proposal: propose(document, findings),
  };
}

async function findSchemaViolations(
  spec: string,
  responses: ObservedResponse[],
  server: string,
  signal: AbortSignal | undefined,
) {
  // Redocly compares nothing else that is of interest: the requests are our own.
  if (!responses.some(({ body }) => body)) return [];
  const folder = await mkdtemp(join(tmpdir(), "asters-drift-"));
  try {
    const entries = responses.map(({ entry }) => entry);
    return await redoclyDrift({ entries, spec, server, folder, signal });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
