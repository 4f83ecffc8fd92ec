/** One Agent per origin, which keeps its connections alive, directly or through a proxy. */
import type { Agent } from "node:http";
import { getBuiltinModule } from "./builtin.js";
import { findProxy, type ProxyEnv } from "./proxy.js";
import { createTunnelAgent } from "./tunnel.js";

export function createAgents(proxyEnv: ProxyEnv): (url: URL) => Agent {
  const agents: Record<string, Agent> = {};
  return (url) => {
    agents[url.origin] ??= createAgent(url, proxyEnv);
    return agents[url.origin] as Agent;
  };
}

function createAgent(url: URL, proxyEnv: ProxyEnv): Agent {
  if (url.protocol !== "https:") return new (getBuiltinModule("node:http").Agent)({ keepAlive: true });
  const proxy = findProxy(url, proxyEnv);
  return proxy ? createTunnelAgent(proxy) : new (getBuiltinModule("node:https").Agent)({ keepAlive: true });
}
