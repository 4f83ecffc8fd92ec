import type { RequestListener } from "node:http";
import type { SocialAccount } from "../../src/index.ts";
import { examples } from "../../src/testing.ts";
import { envelope } from "./client.ts";

/** A documented account with changes. */
export function account(changes: Partial<SocialAccount> = {}): SocialAccount {
  return { ...(examples.listSocialAccounts[200].documented.data[0] as SocialAccount), ...changes };
}

/** The id of the workspace in the URL of a request. */
export function workspaceOf(url: string | undefined): string {
  return decodeURIComponent(/workspaces\/([^/]+)\//.exec(url ?? "")?.[1] ?? "");
}

/** Responds with the accounts or the status of the workspace; by default, with the documented accounts. */
export function respondWith(workspaces: Record<string, SocialAccount[] | number> = {}): RequestListener {
  return (request, response) => {
    const content = workspaces[workspaceOf(request.url)] ?? examples.listSocialAccounts[200].documented.data;
    if (typeof content === "number") response.writeHead(content).end();
    else response.setHeader("content-type", "application/json").end(envelope(content));
  };
}
