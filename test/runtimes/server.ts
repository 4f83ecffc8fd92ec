/** A fake of the API. The workspace id chooses the response, as in `/workspaces/gzip~1/socialAccounts`. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { listen, type TestServer } from "../helpers/server.ts";

const accounts = [{ _id: "1", name: "Ünïcode 😀", account_id: "-0004YCYPM4hL7iZj", provider: "threads" }];
const body = JSON.stringify({ description: "", data: accounts, error: null });

type Respond = (response: ServerResponse, request: IncomingMessage, attempt: number) => unknown;

const scenarios: Record<string, Respond> = {
  ok: (response) => response.end(body),
  echo: (response, { headers, url }) => response.end(JSON.stringify({ data: [{ ...headers, ":path": url }] })),
  gzip: (response) => response.setHeader("content-encoding", "gzip").end(gzipSync(body)),
  br: (response) => response.setHeader("content-encoding", "br").end(brotliCompressSync(body)),
  failed: (response) => response.end('{"data":null,"error":"No"}'),
  html: (response) => response.end("<!doctype html>"),
  empty: (response) => response.end(),
  truncated: (response) => response.end('{"data":[{'),
  latin1: (response) => response.end(Buffer.from('{"data":["\xff"]}', "latin1")),
  silent: () => {},
  stalled: (response) => response.writeHead(200).write("{"),
  reset: (response) => response.socket?.destroy(),
  redirect: (response, { url = "" }) =>
    response.writeHead(302, { location: url.replace("/redirect", "/target") }).end(),
  target: (response) => response.end(body),
  transient: (response, _, attempt) => response.writeHead(attempt === 1 ? 503 : 200, { "retry-after": "0" }).end(body),
  waiting: (response) => response.writeHead(503, { "retry-after": "30" }).end(),
};

export function startServer(): Promise<TestServer> {
  const counts = new Map<string, number>();
  const waiting = new Map<string, ServerResponse>();
  return listen((request, response) => {
    response.setHeader("access-control-allow-origin", "*");
    response.setHeader("access-control-allow-headers", "*, x-api-key");
    response.setHeader("access-control-expose-headers", "*");
    if (request.method === "OPTIONS") return response.end();
    const [, kind, id = ""] = new URL(request.url as string, "http://local").pathname.split("/");
    if (kind === "count") return response.end(String(counts.get(id) ?? 0));
    if (kind === "received") return counts.has(id) ? response.end() : waiting.set(id, response);
    const attempt = (counts.get(id) ?? 0) + 1;
    counts.set(id, attempt);
    waiting.get(id)?.end();
    const scenario = decodeURIComponent(id).split("~")[0] as string;
    const status = /^status-(\d+)$/.exec(scenario)?.[1];
    if (status) return response.writeHead(Number(status), { "retry-after": "0" }).end('{"a":1}');
    return (scenarios[scenario] ?? scenarios["ok"])?.(response, request, attempt);
  });
}
