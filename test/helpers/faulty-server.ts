import type { RequestListener } from "node:http";
import { respondWith, workspaceOf } from "./accounts.ts";

/** How a server may fail a request. */
const faults: RequestListener[] = [
  (_request, response) => response.writeHead(500).end(),
  (_request, response) => response.writeHead(503, { "retry-after": "0" }).end("<html>Overloaded</html>"),
  (_request, response) => response.writeHead(429, { "retry-after": "0" }).end(),
  (request) => request.socket.destroy(),
  (_request, response) => {
    response.writeHead(200, { "content-length": "1000" }).write('{"data":[');
    response.socket?.destroySoon();
  },
];

/** The ids of 1,000 workspaces for `faultyServer`: 1% always fail (`gone`), 5% fail once. */
export function thousandWorkspaces(): { ids: string[]; gone: string[] } {
  const ids = Array.from({ length: 1000 }, (_, index) => {
    if (index % 100 === 50) return `gone-${index}`;
    return index % 20 === 7 ? `once-${index}` : `ws-${index}`;
  });
  return { ids, gone: ids.filter((id) => id.startsWith("gone-")) };
}

/** Responds to `gone-…` with 404, fails `once-…` the first time in one of several ways, and passes on the rest. */
export function faultyServer(api: RequestListener = respondWith()): RequestListener {
  const failed = new Set<string>();
  return (request, response) => {
    const workspace = workspaceOf(request.url);
    if (workspace.startsWith("gone-")) {
      response.writeHead(404).end();
    } else if (workspace.startsWith("once-") && !failed.has(workspace)) {
      failed.add(workspace);
      (faults[failed.size % faults.length] as RequestListener)(request, response);
    } else {
      api(request, response);
    }
  };
}
