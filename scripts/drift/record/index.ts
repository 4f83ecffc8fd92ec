/** Sends the probes through the client, one request at a time, and records the traffic. */
import { type AstersClient, type ClientOptions, createAstersClient } from "../../../src/index.ts";
import type { Spec } from "../../openapi/spec.ts";
import { type Operation, readOperations } from "../spec/operations.ts";
import { createRecorder, type HAREntry, toEntry } from "./har.ts";
import { dependsOn, findIds, type KnownId, type Probe, planProbes, withUnknownIds } from "./probes.ts";
import { redactEntry } from "./redact.ts";

export interface Recorded {
  operation: Operation;
  entry: HAREntry;
}

export interface Recording {
  /** Without secrets, in the order of the requests. A call that was retried has several entries. */
  recorded: Recorded[];
  /** Requests that did not succeed, and why. They are counted rather than named by their ids. */
  unreadable: string[];
  /** Operations for which no request was sent, and why. */
  notProbed: string[];
}

export interface RecordOptions {
  /** If empty, the ids of all workspaces are taken from the API's own responses. */
  workspaceIds: string[];
  client: Partial<ClientOptions> & { apiKey: string; baseUrl: string };
  /** Whether to provoke errors with a wrong key and with ids that do not exist. */
  probeErrors?: boolean | undefined;
  signal?: AbortSignal | undefined;
}

export async function record(spec: Spec, options: RecordOptions): Promise<Recording> {
  const { workspaceIds, probeErrors } = options;
  const session = createSession(options);
  const recording: Recording = { recorded: session.recorded, unreadable: [], notProbed: [] };
  const known: KnownId[] = workspaceIds.map((value) => ({ kind: "workspace", value, parents: {} }));

  for (const operation of inDependencyOrder(readOperations(spec))) {
    const probes = planProbes(operation, known);
    if (typeof probes === "string") {
      recording.notProbed.push(`${operation.operationId}: ${probes}`);
      continue;
    }
    for (const [index, probe] of probes.entries()) {
      const { body, failure } = await session.send(operation, probe);
      const place = `${operation.operationId}, request ${index + 1} of ${probes.length}`;
      if (failure) recording.unreadable.push(`${place}: ${failure}`);
      else known.push(...findIds(operation, probe, body).filter(({ kind }) => !isGiven(kind, workspaceIds)));
    }
    const [probe] = probes;
    if (probeErrors && probe) await session.provokeErrors(operation, probe);
  }
  return recording;
}

/** If ids were given, no others are added. */
function isGiven(kind: string, workspaceIds: string[]): boolean {
  return kind === "workspace" && workspaceIds.length > 0;
}

/** In the order of the spec, but each operation after those whose responses hold the ids that it needs. */
function inDependencyOrder(operations: Operation[]): Operation[] {
  const sorted: Operation[] = [];
  const visit = (operation: Operation, path: Operation[]) => {
    if (sorted.includes(operation) || path.includes(operation)) return;
    for (const source of operations.filter((other) => dependsOn(operation, other))) visit(source, [...path, operation]);
    sorted.push(operation);
  };
  for (const operation of operations) visit(operation, []);
  return sorted;
}

interface Sent {
  body?: unknown;
  /** Contains nothing that the server wrote. */
  failure?: string;
}

function createSession({ client: options, signal }: RecordOptions) {
  const recorder = createRecorder();
  const createClient = (apiKey: string) => createAstersClient({ ...options, apiKey, fetch: recorder.fetch });
  const asters = createClient(options.apiKey);
  const recorded: Recorded[] = [];

  async function send(operation: Operation, probe: Probe, client = asters): Promise<Sent> {
    const sent = await request(client, operation, probe, signal);
    signal?.throwIfAborted();
    for (const exchange of recorder.exchanges.splice(0)) {
      recorded.push({ operation, entry: redactEntry(toEntry(exchange), options.apiKey.trim()) });
    }
    return sent;
  }

  async function provokeErrors(operation: Operation, probe: Probe): Promise<void> {
    await send(operation, probe, createClient("wrong-key"));
    const unknown = withUnknownIds(operation, probe);
    if (unknown) await send(operation, unknown);
  }

  return { recorded, send, provokeErrors };
}

/** `raw` without the types of the generated paths: the operations come from the spec at run time. */
type UntypedRaw = Record<string, (path: string, init: object) => Promise<{ data?: unknown; response: Response }>>;

async function request(client: AstersClient, operation: Operation, probe: Probe, signal?: AbortSignal): Promise<Sent> {
  const { method, path } = operation;
  const { params, body } = probe;
  try {
    const raw = client.raw as unknown as UntypedRaw;
    // Parsed below: a body that is not JSON is for the comparison to report.
    const init = { params, parseAs: "text", signal, ...(body !== undefined && { body }) };
    const { data, response } = await (raw[method] as UntypedRaw[string])(path, init);
    return response.ok ? { body: parseJSON(data) } : { failure: `responded with ${response.status}` };
  } catch (error) {
    return { failure: describeFailure(error as Error & { status?: number }, operation, probe) };
  }
}

function parseJSON(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}

/** The message names the path as the spec has it, without ids. */
function describeFailure(
  { status, message }: Error & { status?: number },
  { path }: Operation,
  { params }: Probe,
): string {
  if (status !== undefined) return `responded with ${status}`;
  const encode = (id: unknown) => encodeURIComponent(String(id).replaceAll(/\p{Surrogate}/gu, ""));
  const sent = path.replaceAll(/\{([^{}]+)\}/g, (_, name) => encode(params.path?.[name]));
  const [before, ...after] = message.split(sent);
  return [before, ...after.map((rest) => rest.replace(/^\?[^\s:]*/, ""))].join(path);
}
