import type { paths } from "../../generated/openapi.js";
import { type AstersClient, type ClientOptions, createAstersClient } from "../../src/index.ts";
import { askableOperations, type OpenAPI, type Operation } from "./document.ts";
import { type HAREntry, toEntry } from "./har.ts";
import { createRecorder } from "./recorder.ts";
import { redactEntry } from "./redact.ts";

export interface Recorded {
  operation: Operation;
  entry: HAREntry;
}

export interface Recording {
  /** Without secrets, in the order of the calls; a call that was retried has more than one. */
  recorded: Recorded[];
  /** Why a workspace was not listed. It is named by its place among those asked for, not by its id. */
  unlisted: string[];
}

export interface RecordOptions extends Partial<ClientOptions> {
  apiKey: string;
  baseUrl: string;
}

/** Asks for all that the document has for each workspace, one request at a time. */
export async function record(
  document: OpenAPI,
  workspaceIds: string[],
  options: RecordOptions,
  probeErrors = false,
): Promise<Recording> {
  const recorder = createRecorder();
  const client = (apiKey: string) => createAstersClient({ ...options, apiKey, fetch: recorder.fetch });
  const asters = client(options.apiKey);
  const recording: Recording = { recorded: [], unlisted: [] };

  for (const operation of askableOperations(document)) {
    for (const [index, id] of workspaceIds.entries()) {
      const failure = await ask(asters, operation, id);
      const place = `${operation.operationId}, workspace ${index + 1} of ${workspaceIds.length}`;
      if (failure) recording.unlisted.push(`${place}: ${failure}`);
    }
    if (probeErrors) {
      await ask(client("wrong-key"), operation, unknownWorkspace);
      await ask(asters, operation, unknownWorkspace);
    }
    const entries = recorder.exchanges
      .splice(0)
      .map((exchange) => redactEntry(toEntry(exchange), options.apiKey.trim()));
    recording.recorded.push(...entries.map((entry) => ({ operation, entry })));
  }
  return recording;
}

const unknownWorkspace = "0".repeat(24);

/** Gives why there is no list, if there is none. Says nothing that the server wrote. */
function ask(asters: AstersClient, { path }: Operation, id: string): Promise<string | undefined> {
  return asters.raw
    .GET(path as keyof paths, {
      params: { path: { workspace_id: id } },
      // What is read is what was recorded.
      parseAs: "text",
    })
    .then(({ response: { ok, status } }) => (ok ? undefined : `answered with ${status}`))
    .catch((error: Error & { status?: number }) => {
      if (error.status !== undefined) return `answered with ${error.status}`;
      return error.message.replace(path.replace("{workspace_id}", encodeURIComponent(id)), path);
    });
}
