import { rmSync } from "node:fs";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Answer, toAnswer } from "./answers.ts";
import { findBodies } from "./bodies.ts";
import { type OpenAPI, readDocument } from "./document.ts";
import type { Finding } from "./finding.ts";
import { toHAR } from "./har.ts";
import { findHeaders, findStatuses } from "./observations.ts";
import { propose } from "./proposal.ts";
import { type Recording, type RecordOptions, record } from "./record.ts";
import { redoclyDrift } from "./redocly-drift.ts";
import { tighten } from "./tighten.ts";
import { findViolations } from "./violations.ts";

export interface CheckOptions {
  document: URL;
  workspaceIds: string[];
  /** Of the client that asks. */
  client: Omit<RecordOptions, "baseUrl"> & { baseUrl: string | undefined };
  /** Where to leave the HTTP archive; it is removed if this is absent. */
  keepHAR?: string | undefined;
  /**
   * Whether to ask, too, with a wrong key and for a workspace that does not exist, to see what failures look like.
   *
   * @default false
   */
  probeErrors?: boolean | undefined;
}

export interface Check extends Pick<Recording, "unlisted"> {
  findings: (Finding & { location: string })[];
  /** How many answers came. */
  answers: number;
  /** YAML; empty if there is nothing to propose. */
  proposal: string;
}

/** Asks the API, and compares what it answers with the document. */
export async function check({
  document: url,
  workspaceIds,
  client,
  keepHAR,
  probeErrors,
}: CheckOptions): Promise<Check> {
  const { document, lineOf } = await readDocument(url);
  const baseUrl = client.baseUrl ?? (document.servers[0].url as string);
  const recording = await record(document, workspaceIds, { ...client, baseUrl }, probeErrors);
  const archive = JSON.stringify(toHAR(recording.recorded.map(({ entry }) => entry)), null, 2);
  if (keepHAR) await writeFile(keepHAR, archive, { mode: 0o600 });

  const answers = recording.recorded.map((recorded) => toAnswer(document, recorded));
  const findings = [
    ...(await inTemporaryFolder((folder) => compareBodies(folder, document, answers, archive, baseUrl))),
    ...findBodies(document, answers),
    ...findStatuses(document, answers),
    ...findHeaders(document, answers),
  ].map((finding) => ({ ...finding, location: lineOf(finding.pointer) }));
  return { findings, answers: answers.length, unlisted: recording.unlisted, proposal: propose(document, findings) };
}

async function compareBodies(
  folder: string,
  document: OpenAPI,
  answers: Answer[],
  har: string,
  server: string,
): Promise<Finding[]> {
  // Nothing else is compared: requests are ours.
  if (!answers.some(({ body }) => body)) return [];
  const archive = join(folder, "traffic.har");
  const tightened = join(folder, "openapi.json");
  await writeFile(archive, har, { mode: 0o600 });
  await writeFile(tightened, JSON.stringify(tighten(document)));
  return findViolations(document, answers, await redoclyDrift({ archive, document: tightened, server, folder }));
}

async function inTemporaryFolder<T>(run: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "asters-drift-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  // Ctrl-C must not leave it behind.
  process.once("exit", remove);
  try {
    return await run(folder);
  } finally {
    remove();
    process.off("exit", remove);
  }
}
