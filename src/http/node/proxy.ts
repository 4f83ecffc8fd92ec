/** Which proxy, if any, the variables HTTPS_PROXY and NO_PROXY name for a URL. */

/** Environment variables that configure a proxy, in the shape of `process.env` and of the `proxyEnv` of a Node.js Agent. */
export type ProxyEnv = Readonly<Record<string, string | undefined>>;

/**
 * Returns the proxy for a URL. Plain http is never proxied: the client allows it for loopback only, because the API key
 * would be readable on the way.
 */
export function findProxy({ protocol, hostname, port }: URL, env: ProxyEnv): URL | undefined {
  const proxy = env["https_proxy"] || env["HTTPS_PROXY"];
  const noProxy = env["no_proxy"] || env["NO_PROXY"] || "";
  if (protocol !== "https:" || !proxy || isExcluded(hostname, port || "443", noProxy)) return undefined;
  return parseProxy(proxy);
}

/** As Node.js and undici read NO_PROXY: `*`, a host, `.domain` or `*.domain`, each with or without a port. */
function isExcluded(hostname: string, port: string, noProxy: string): boolean {
  const host = bareHost(hostname);
  return noProxy.split(/[\s,]+/).some((entry) => {
    const [, pattern = entry, entryPort = port] = /^(\[.*\]|[^:]*):(\d+)$/.exec(entry) ?? [];
    const name = bareHost(pattern.toLowerCase());
    if (name === "" || entryPort !== port) return false;
    return name === "*" || host === name || (/^\*?\./.test(name) && host.endsWith(name.replace("*", "")));
  });
}

/** A host name without its root dot, or an IPv6 address without its brackets. */
export function bareHost(hostname: string): string {
  return hostname.replace(/^\[|\]$|\.$/g, "");
}

/** Does not repeat the value in its message, because it may contain a password. */
function parseProxy(value: string): URL {
  const url = value.includes("://") ? value : `http://${value}`;
  const proxy = URL.canParse(url) ? new URL(url) : undefined;
  if (proxy && /^https?:$/.test(proxy.protocol)) return proxy;
  const error = new Error("HTTPS_PROXY must be an http:// or https:// URL");
  throw Object.assign(error, { code: "ERR_INVALID_PROXY" });
}
