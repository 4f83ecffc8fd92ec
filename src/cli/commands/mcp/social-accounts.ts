/** `list_social_accounts`: the accounts of one workspace or of all, with filters. */
import type { SocialAccount } from "../../../../generated/schemas.js";
import { onAbort } from "../../../http/abort.js";
import { fetchAll, type Outcome } from "../../fetch-all.js";
import { formatCount } from "../../run-result.js";
import type { Session } from "../../session/session.js";
import { isExpired, providerOf } from "../../social-account.js";
import type { Workspace } from "../../workspaces/workspace.js";
import { cutNotice, limitList } from "./limit.js";
import type { Arguments, ToolResult } from "./tool-call.js";

/** The longest `Retry-After` to wait for, in milliseconds: assistants limit a call to about a minute, and can repeat it. */
const maxRetryAfter = 10_000;

export function callOptions(signal: AbortSignal): { signal: AbortSignal; maxRetryAfter: number } {
  return { signal, maxRetryAfter };
}

interface AccountArguments {
  workspace_id?: string;
  expired?: boolean;
  provider?: string;
  include_picture?: boolean;
}

type AccountOutcome = Outcome<SocialAccount[]>;

export async function listAccounts(
  session: Session,
  given: Arguments,
  { signal, concurrency }: { signal: AbortSignal; concurrency: number },
): Promise<ToolResult> {
  const args = given as AccountArguments;
  const { workspace_id: id } = args;
  if (id !== undefined) {
    const value = await session.asters.listSocialAccounts(id, callOptions(signal));
    return toResult([{ state: "fetched", workspace: { id }, value }], args);
  }
  const { listAllWorkspaces } = await import("../../workspaces/list.js");
  const { workspaces, skipped } = await listAllWorkspaces(session.asters, callOptions(signal));
  const outcomes = await fetchAccounts(session, workspaces, signal, concurrency);
  return toResult(outcomes, args, skipped);
}

/** @throws the first failure, if all workspaces failed */
async function fetchAccounts(
  { asters, pause, reporter }: Session,
  workspaces: readonly Workspace[],
  signal: AbortSignal,
  concurrency: number,
): Promise<AccountOutcome[]> {
  const run = new AbortController();
  const unsubscribe = onAbort(signal, () => run.abort());
  const controller = { signal: run.signal, reason: undefined, abort: () => run.abort() };
  const shortPause = { ...pause, start: (wait: number) => (wait > maxRetryAfter ? run.abort() : pause.start(wait)) };
  const fetch = (id: string) => asters.listSocialAccounts(id, callOptions(run.signal));
  const options = { concurrency, inOrder: true, keyAccepted: true };
  const outcomes: AccountOutcome[] = [];
  try {
    const all = fetchAll({ pause: shortPause, controller, reporter }, workspaces, fetch, options);
    for await (const outcome of all) outcomes.push(outcome);
  } finally {
    unsubscribe();
  }
  signal.throwIfAborted();
  const failure = outcomes.find((outcome) => outcome.state === "failed");
  if (failure && !outcomes.some(({ state }) => state === "fetched")) throw failure.error;
  return outcomes;
}

function toResult(outcomes: readonly AccountOutcome[], args: AccountArguments, skipped = 0): ToolResult {
  const found = outcomes.flatMap((outcome) => {
    if (outcome.state !== "fetched") return [];
    const { workspace, value } = outcome;
    return value.filter((account) => matches(account, args)).map((account) => ({ workspace, account }));
  });
  const data = limitList(found.map(({ workspace, account }) => toItem(workspace, account, args)));
  const failed = outcomes.flatMap((outcome) => (outcome.state === "failed" ? [toFailure(outcome)] : []));
  const { notice: cut } = cutNotice(data.length, found.length, narrowingArguments(args), "listSocialAccounts");
  const notices = [...(cut ? [cut] : []), ...incompleteNotices(outcomes, skipped)];
  return {
    data,
    count: found.length,
    expired_count: found.filter(({ account }) => isExpired(account)).length,
    ...(failed.length > 0 && { failed_workspaces: limitList(failed, 10_000) }),
    ...(notices.length > 0 && { notice: notices.join(" ") }),
  };
}

function matches(account: SocialAccount, { expired, provider }: AccountArguments): boolean {
  if (expired !== undefined && isExpired(account) !== expired) return false;
  return provider === undefined || providerOf(account).toLowerCase() === provider.trim().toLowerCase();
}

/** The account's own fields take precedence: the API may add one of the same name. */
function toItem({ id, name }: Workspace, account: SocialAccount, { include_picture }: AccountArguments): object {
  const { picture, ...rest } = account;
  const workspace = { workspace_id: id, ...(name !== undefined && { workspace_name: name }) };
  return { ...workspace, ...rest, ...(include_picture && picture !== undefined && { picture }) };
}

function toFailure({ workspace: { id, name }, error }: AccountOutcome & { state: "failed" }): object {
  return { workspace_id: id, ...(name !== undefined && { workspace_name: name }), error: error.message };
}

/** Arguments that would make the list shorter. */
function narrowingArguments({ workspace_id, expired, provider, include_picture }: AccountArguments): string[] {
  return [
    ...(workspace_id === undefined ? ["workspace_id"] : []),
    ...(provider === undefined ? ["provider"] : []),
    ...(expired === undefined ? ["expired: true"] : []),
    ...(include_picture ? ["include_picture: false"] : []),
  ];
}

function incompleteNotices(outcomes: readonly AccountOutcome[], skipped: number): string[] {
  const count = (wanted: AccountOutcome["state"]) => outcomes.filter(({ state }) => state === wanted).length;
  const [all, failed, unfinished] = [outcomes.length, count("failed"), count("unfinished")];
  return [
    ...(failed > 0 ? [`Incomplete: ${failed} of ${all} workspaces failed, see failed_workspaces.`] : []),
    ...(unfinished > 0
      ? [`Incomplete: ${unfinished} of ${all} workspaces were not listed, because the API's rate limit was reached.`]
      : []),
    ...(skipped > 0
      ? [`Incomplete: skipped ${formatCount(skipped, "item")} without a usable id in the list of workspaces.`]
      : []),
    ...(all === 0 && skipped === 0 ? ["The owner of the API key is not a member of any workspace."] : []),
  ];
}
