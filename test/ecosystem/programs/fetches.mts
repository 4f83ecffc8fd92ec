/** What users pass as `fetch`. */
import { createAstersClient, type Fetch } from "asters-client";
import { createNodeFetch } from "asters-client/node";
import { createFetchStub } from "asters-client/testing";
import crossFetch, { fetch as namedCrossFetch } from "cross-fetch";
import nodeFetch from "node-fetch";
import { Agent, fetch as undiciFetch } from "undici";
import { fetch as olderUndiciFetch } from "undici-6";
import { vi } from "vitest";

const dispatcher = new Agent();

/** SvelteKit's `RequestEvent` and Nuxt's `H3Event` both declare `fetch` as the global one. */
declare const event: { fetch: typeof globalThis.fetch };

export const fetches: Fetch[] = [
  globalThis.fetch,
  (url, init) => globalThis.fetch(url, init),
  event.fetch,
  undiciFetch,
  olderUndiciFetch,
  (url, init) => undiciFetch(url, { ...init, dispatcher }),
  crossFetch,
  namedCrossFetch,
  nodeFetch,
  vi.fn(),
  vi.fn<Fetch>(),
  vi.fn<typeof globalThis.fetch>(),
  vi.fn(async () => new Response()),
  async () => Response.json({ data: [] }),
  createNodeFetch(),
  createFetchStub(),
];

export const clients = fetches.map((fetch) => createAstersClient({ apiKey: "key", fetch }));
