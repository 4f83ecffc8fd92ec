import type { RequestListener } from "node:http";
import { type AstersClient, type ClientOptions, createAstersClient, type Fetch } from "../../src/index.ts";
import { createNodeFetch } from "../../src/node.ts";
import { listen, type TestServer } from "./server.ts";

export const key = "sk-0123456789-secret";
export const workspaceId = "663b3db7522ef4893db24536";

export const envelope = (data: unknown[]) =>
  JSON.stringify({ description: "Social Account in workspace", data, error: null });

/** Both implementations of `fetch`. Failures must look the same with either. */
export const fetches: [name: string, fetch: Fetch | undefined][] = [
  ["the global fetch", undefined],
  ["createNodeFetch", createNodeFetch()],
];

export interface TestClient extends TestServer {
  asters: AstersClient;
}

/** A client of a real server with this listener. */
export async function startClient(
  listener: RequestListener,
  options: Partial<ClientOptions> = {},
): Promise<TestClient> {
  const server = await listen(listener);
  const asters = createAstersClient({ apiKey: key, baseUrl: server.url, maxRetries: 0, ...options });
  return { ...server, asters };
}

/** `startClient` with a `fetch` by default. */
export function startClientOver(fetch: Fetch | undefined): typeof startClient {
  return (listener, options) => startClient(listener, { fetch, ...options });
}

/** The error that a promise rejects with. Fails if it resolves. */
export async function rejection<E = Error>(promise: Promise<unknown>): Promise<E> {
  return promise.then(
    (value) => {
      throw new Error(`resolved with ${JSON.stringify(value)}`);
    },
    (error) => error,
  );
}
