/**
 * Part of `npm run test:runtimes`: the command and `createNodeFetch` behind a proxy, on each supported Node.js, with TLS
 * to a server that only the proxy can reach.
 */
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Table from "cli-table3";
import { createCertificate } from "../helpers/certificate.ts";
import { installRuntimes } from "../helpers/install.ts";
import { startProxy } from "../helpers/proxy.ts";
import { type ProgramResult, spawnProgram } from "../helpers/spawn.ts";
import { temporaryFolder } from "../helpers/temporary-folder.ts";

const command = fileURLToPath(new URL("../../dist/cli/asters.cjs", import.meta.url));
const program = fileURLToPath(new URL("proxied.js", import.meta.url));
const workspaceId = "663b3db7522ef4893db24536";
const key = "sk-0123456789-secret";
const body = JSON.stringify({ description: "", data: [{ _id: "1", name: "Behind the proxy" }], error: null });

const certificate = createCertificate();
const certificateFile = join(temporaryFolder(), "certificate.pem");
writeFileSync(certificateFile, certificate.cert);

const api = createServer(certificate, (_, response) => response.end(body));
await once(api.listen(0, "127.0.0.1"), "listening");
const { port } = api.address() as AddressInfo;
await using proxy = await startProxy(port);
await using broken = await startProxy((socket) => socket.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n"));

/** The expected number of tunnels through the proxy, and the expected output. */
interface Case {
  env: Record<string, string>;
  host: string;
  tunnels: number;
  prints: string;
}

const proxied = { host: "api.example.test", tunnels: 1, prints: "Behind the proxy" };
const HTTPS_PROXY = proxy.origin.replace("//", "//user:secret@");
const cases: Record<string, Case> = {
  HTTPS_PROXY: { ...proxied, env: { HTTPS_PROXY } },
  "https_proxy without scheme": { ...proxied, env: { https_proxy: HTTPS_PROXY.replace("http://", "") } },
  "HTTPS_PROXY and NODE_USE_ENV_PROXY": { ...proxied, env: { HTTPS_PROXY, NODE_USE_ENV_PROXY: "1" } },
  NO_PROXY: { ...proxied, tunnels: 0, host: `localhost:${port}`, env: { HTTPS_PROXY, NO_PROXY: "localhost" } },
  "a proxy that responds 407": {
    env: { HTTPS_PROXY: broken.origin },
    host: "api.example.test",
    tunnels: 0,
    prints: `the proxy ${broken.origin} refused to connect to api.example.test:443: 407`,
  },
};

function start(node: string, argv: string[], { env, host }: Case): Promise<ProgramResult> {
  const baseUrl = `https://${host}`;
  const settings = { ASTERS_API_KEY: key, ASTERS_BASE_URL: baseUrl, NODE_EXTRA_CA_CERTS: certificateFile };
  return spawnProgram(node, argv, { env: { ...settings, ...env }, timeout: 30_000 }).ended;
}

async function failure(node: string, argv: string[], expected: Case): Promise<string | undefined> {
  const before = proxy.tunnels.length;
  const { stdout, stderr } = await start(node, argv, expected);
  const printed = stdout + stderr;
  const tunnels = proxy.tunnels.length - before;
  if (!printed.includes(expected.prints)) return `printed ${printed}`;
  if (printed.includes("secret")) return `printed a secret: ${printed}`;
  return tunnels === expected.tunnels ? undefined : `opened ${tunnels} tunnels instead of ${expected.tunnels}`;
}

const programs = {
  asters: [command, "accounts", workspaceId, "--json", "--retries", "0"],
  createNodeFetch: [program, workspaceId],
};
const nodes = Object.entries(installRuntimes()).filter(([name]) => name.startsWith("Node.js"));
const table = new Table({ head: ["behind a proxy", ...nodes.map(([name]) => name)], style: { head: [], border: [] } });
try {
  for (const [title, expected] of Object.entries(cases)) {
    for (const [name, argv] of Object.entries(programs)) {
      const cells: string[] = [];
      for (const [version, node] of nodes) {
        const failed = await failure(node, argv, expected);
        cells.push(failed ? "failed" : "passed");
        if (!failed) continue;
        console.error(`${version}, ${name}, ${title}: ${failed}`);
        process.exitCode = 1;
      }
      table.push([`${name}: ${title}`, ...cells]);
    }
  }
  console.log(table.toString());
} finally {
  api.closeAllConnections();
  api.close();
}
