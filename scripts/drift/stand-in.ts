import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { respond } from "../../src/mock/handler.ts";
import { agreeing, documentedAnswer, drifting, type Way } from "./ways.ts";

export const standIns = { agreeing, drifting };
export type StandInName = keyof typeof standIns;

interface StandIn {
  url: string;
  /** One for each way that it answers in. */
  workspaceIds: string[];
  close(): void;
}

/** A local server in place of the API, on a free port of loopback: each of its workspaces answers in its own way. */
export async function startStandIn(ways: Record<string, Way>): Promise<StandIn> {
  const byId = new Map(Object.values(ways).map((way, index) => [workspaceId(index), way]));
  const server = createServer(({ url = "", headers }, response) => {
    const [, id] = /^\/workspaces\/(\w+)\/socialAccounts$/.exec(url) ?? [];
    const answer = documentedAnswer();
    const way = byId.get(id ?? "");
    if (!headers["x-api-key"]) Object.assign(answer, { status: 401, body: "" });
    // Any other operation of the document is answered as documented.
    else if (id === undefined) Object.assign(answer, respond({ method: "GET", path: url, headers }));
    else if (way) way(answer);
    else Object.assign(answer, { status: 404, body: "" });
    response.writeHead(answer.status, answer.headers);
    response.end(typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    workspaceIds: [...byId.keys()],
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function workspaceId(index: number): string {
  return (0x663b3db7 + index).toString(16).padEnd(24, "0");
}
