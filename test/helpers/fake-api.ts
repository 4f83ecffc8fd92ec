import type { RequestListener } from "node:http";
import type { SocialAccount } from "../../src/index.ts";
import { examples } from "../../src/testing.ts";
import { respondWith, workspaceOf } from "./accounts.ts";
import { type CommandOptions, command } from "./command.ts";
import { listen } from "./server.ts";

/** A workspace of the fake API. A number in place of a list is the status of the response. */
export interface FakeWorkspace {
  _id: string;
  name?: string;
  accounts?: SocialAccount[] | number;
  labels?: object[] | number;
  /** In the list of those that the user was invited to. */
  invited?: boolean;
}

/** Responds with these workspaces and what is in them; by default, the documented accounts and labels. */
export function fakeAPI(workspaces: readonly FakeWorkspace[]): RequestListener {
  return (request, response) => {
    const data = request.url?.endsWith("/workspaces") ? listing(workspaces) : content(workspaces, request.url);
    if (typeof data === "number") response.writeHead(data).end();
    else response.setHeader("content-type", "application/json").end(JSON.stringify({ data, error: null }));
  };
}

function listing(workspaces: readonly FakeWorkspace[]) {
  const items = workspaces.map(({ accounts: _accounts, labels: _labels, ...item }) => item);
  const isInvited = ({ invited }: FakeWorkspace) => invited === true;
  return {
    workspaces: items.filter((item) => !isInvited(item)),
    collabWorkspace: items.filter(isInvited),
    allWorkspaces: items,
  };
}

function content(workspaces: readonly FakeWorkspace[], url: string | undefined) {
  const workspace = workspaces.find(({ _id }) => _id === workspaceOf(url));
  if (!workspace) return 404;
  return url?.endsWith("/labels")
    ? (workspace.labels ?? examples.listLabels[200].documented.data)
    : (workspace.accounts ?? examples.listSocialAccounts[200].documented.data);
}

/** Runs a command against a server. Also returns the paths that it requested. */
export async function runAsters(argv: string[], listener: RequestListener, setting: CommandOptions = {}) {
  const requested: string[] = [];
  await using server = await listen((request, response) => {
    requested.push(request.url ?? "");
    listener(request, response);
  });
  const env = { ASTERS_BASE_URL: server.url, ...setting.env };
  return { ...(await command(argv, { ...setting, env })), requested };
}

/** Runs `asters accounts` against a server. Also returns the ids of the workspaces that it requested. */
export async function runAccounts(argv: string[], listener = respondWith(), options: CommandOptions = {}) {
  const { requested, ...result } = await runAsters(["accounts", ...argv], listener, options);
  return { ...result, requestedIds: requested.map(workspaceOf) };
}
