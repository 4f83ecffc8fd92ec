import type { RequestListener } from "node:http";
import { text } from "node:stream/consumers";
import type { SocialAccount } from "../../src/index.ts";
import { examples } from "../../src/testing.ts";
import { account, workspaceOf } from "./accounts.ts";
import { envelope } from "./client.ts";
import { type CommandOptions, type CommandResult, command } from "./command.ts";
import { listen, type TestServer } from "./server.ts";

/** What the API responds with. Tests change it between two runs. */
export interface ApiState {
  /** The accounts of each workspace, by id, or how its requests fail. The workspace `w1` is named `Name of w1`. */
  workspaces: Record<string, SocialAccount[] | number | string[]>;
  /** Workspaces that are not listed, but still have accounts. */
  unlisted?: string[];
  /** The status of the list of workspaces. */
  listStatus?: number;
}

/** An account for such a state. */
export function accountOf(_id: string, changes: Partial<SocialAccount> = {}): SocialAccount {
  return account({ _id, account_id: `-${_id}`, name: `Name of ${_id}`, provider: "x", expired: false, ...changes });
}

/** Serves a state. A list of strings is a script: each request gets the next one as its body, and the last one repeats. */
export function serveState(state: ApiState): RequestListener {
  const example = examples.listWorkspaces[200].documented.data.workspaces[0];
  return (request, response) => {
    const id = workspaceOf(request.url);
    if (id === "") {
      if (state.listStatus !== undefined) return response.writeHead(state.listStatus).end();
      const ids = Object.keys(state.workspaces).filter((id) => !state.unlisted?.includes(id));
      const workspaces = ids.map((id) => ({ ...example, _id: id, name: `Name of ${id}` }));
      const data = { workspaces, collabWorkspace: [], allWorkspaces: workspaces };
      return response.end(JSON.stringify({ description: "", data, error: null }));
    }
    const content = state.workspaces[id] ?? 404;
    if (typeof content === "number") return response.writeHead(content).end();
    const [first] = content;
    if (typeof first !== "string") return response.end(envelope(content));
    if (content.length > 1) content.shift();
    return response.end(first);
  };
}

export interface Post {
  text: string;
  version?: number;
  events?: { id: string; kind: string; account: { _id: string } }[];
}

export interface Webhook extends TestServer {
  posts: Post[];
  /** The status that it responds with. */
  status: number;
}

/** A webhook with a secret path. Keeps the bodies that it accepts. */
export async function startWebhook(): Promise<Webhook> {
  const webhook = { posts: [] as Post[], status: 200 };
  const server = await listen(async (request, response) => {
    const body = JSON.parse(await text(request));
    if (webhook.status === 200) webhook.posts.push(body);
    response.writeHead(webhook.status).end(`seen ${request.url} ${request.headers["x-api-key"] ?? "no key"}`);
  });
  return Object.assign(webhook, server, { url: `${server.url}/services/T0SECRETS/B0SECRETS?token=0123456789` });
}

/** Runs `asters check` with a state file. */
export async function check(
  state: string,
  api: { url: string },
  argv: string[] = [],
  setting: CommandOptions = {},
): Promise<CommandResult> {
  const env = { ASTERS_BASE_URL: api.url, ...setting.env };
  return command(["check", "--state", state, ...argv], { ...setting, env });
}
