/** A `fetch` for Node.js over `node:http`: takes less CPU time than the global one, and loads faster. */
import { createAgents } from "./node/agents.js";
import type { ProxyEnv } from "./node/proxy.js";
import { send } from "./node/send.js";
import type { Fetch, FetchInit } from "./types.js";

/** Options of {@link createNodeFetch}. */
export interface NodeFetchOptions {
  /**
   * Environment variables in which to look for `HTTPS_PROXY` and `NO_PROXY`, in upper or lower case. Pass `{}` to use
   * no proxy.
   *
   * @default process.env
   */
  proxyEnv?: ProxyEnv | undefined;
}

/**
 * Creates a function to pass as `fetch` to `createAstersClient`. It keeps connections alive, decompresses responses,
 * sends bodies of type string or Uint8Array only, and does not follow redirects.
 */
export function createNodeFetch({ proxyEnv = process.env }: NodeFetchOptions = {}): Fetch {
  const agentFor = createAgents(proxyEnv);
  return async (url, init) => {
    assertSendable(init);
    init.signal.throwIfAborted();
    const target = new URL(url);
    return send(target, init, agentFor(target));
  };
}

/** Rejects what the global `fetch` rejects, and body types that only it can send. */
function assertSendable({ method, body }: FetchInit): void {
  if (/^(connect|trace|track)$/i.test(method)) throw new TypeError(`createNodeFetch cannot send ${method} requests`);
  if (body === undefined || body === null) return;
  if (typeof body !== "string" && !(body instanceof Uint8Array)) {
    throw new TypeError(`createNodeFetch sends bodies of type string or Uint8Array only, not ${kindOf(body)}`);
  }
  if (/^(get|head)$/i.test(method)) throw new TypeError(`a ${method} request cannot have a body`);
}

function kindOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice(8, -1);
}
