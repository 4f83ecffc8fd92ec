/** One Agent per origin, which keeps its connections alive, directly or through a proxy. */
import type { Agent } from "node:http";
import { getBuiltinModule } from "./builtin.js";
import { findProxy, type ProxyEnv } from "./proxy.js";
import { createTunnelAgent } from "./tunnel.js";

export function createAgents(proxyEnv: ProxyEnv | undefined): (url: URL) => Agent {
  const agents: Record<string, Agent> = {};
  return (url) => {
    agents[url.origin] ??= createAgent(url, proxyEnv);
    return agents[url.origin] as Agent;
  };
}

function createAgent(url: URL, proxyEnv: ProxyEnv | undefined): Agent {
  if (url.protocol !== "https:") return new (getBuiltinModule("node:http").Agent)({ keepAlive: true });
  const { Agent, globalAgent } = getBuiltinModule("node:https");
  // What Node.js has read from the environment, if it was told to use proxies.
  const { proxyEnv: nodeProxyEnv = {} } = globalAgent.options as { proxyEnv?: ProxyEnv };
  const proxy = findProxy(url, proxyEnv ?? nodeProxyEnv);
  return proxy ? createTunnelAgent(proxy) : new Agent({ keepAlive: true });
}
