import type { RequestListener } from "node:http";
import type { SocialAccount } from "../../src/index.ts";
import { examples } from "../../src/testing.ts";
import { envelope } from "./client.ts";

/** A documented account with another name, or whatever else is to differ. */
export function account(changes: Partial<SocialAccount> = {}): SocialAccount {
  return { ...(examples.listSocialAccounts[200].documented.data[0] as SocialAccount), ...changes };
}

/** The workspace that a request asks for. */
export function workspaceOf(url: string | undefined): string {
  return decodeURIComponent(/workspaces\/([^/]+)\//.exec(url ?? "")?.[1] ?? "");
}

/** Answers for each workspace with the accounts given for it, or with a status; the documented ones for any other. */
export function answering(workspaces: Record<string, SocialAccount[] | number> = {}): RequestListener {
  return (request, response) => {
    const answer = workspaces[workspaceOf(request.url)] ?? examples.listSocialAccounts[200].documented.data;
    if (typeof answer === "number") response.writeHead(answer).end();
    else response.setHeader("content-type", "application/json").end(envelope(answer));
  };
}
