/** Checks every workspace of a run. */
import { ForbiddenError, NotFoundError } from "../../../http/errors.js";
import { fetchAll } from "../../fetch-all.js";
import { sanitizeForTerminal } from "../../output/terminal.js";
import type { Session } from "../../session/session.js";
import type { CheckOutcome, SeenAccount } from "./compare.js";
import { fetchAccounts } from "./fetch-accounts.js";
import type { CheckState } from "./state.js";
import type { Target, Targets } from "./targets.js";

/** Returns one outcome per workspace, except for those that an interrupted run did not get to. */
export async function fetchOutcomes(
  session: Session,
  { workspaces, keyAccepted }: Targets,
  previous: CheckState | undefined,
  concurrency: number,
): Promise<CheckOutcome[]> {
  const { reporter } = session;
  const fetch = createFetch(session, workspaces, previous);
  const outcomes: CheckOutcome[] = [];
  reporter.startProgress(workspaces.length);
  for await (const outcome of fetchAll(session, workspaces, fetch, { concurrency, inOrder: true, keyAccepted })) {
    const { workspace } = outcome;
    if (outcome.state === "failed") outcomes.push(outcome);
    if (outcome.state !== "fetched") continue;
    const { value: accounts } = outcome;
    outcomes.push(accounts ? { workspace, state: "checked", accounts } : { workspace, state: "gone" });
  }
  reporter.endProgress();
  return outcomes;
}

/** The function that fetches the accounts of a workspace; undefined if it is gone. */
function createFetch(
  { asters, apiKey, reporter }: Session,
  targets: readonly Target[],
  previous: CheckState | undefined,
) {
  const unlisted = new Set(targets.filter(({ isListed }) => !isListed).map(({ id }) => id));
  const knownIds = new Map(previous?.workspaces.map(({ id, accounts }) => [id, accounts.map(({ _id }) => _id)]));
  return async (id: string, { signal }: { signal: AbortSignal }): Promise<SeenAccount[] | undefined> => {
    const onMismatch = ({ path, message }: { path: string; message: string }) =>
      reporter.info(
        sanitizeForTerminal(
          `warning: workspace ${id}: the response does not match the OpenAPI spec: ${path} ${message}`,
        ),
      );
    try {
      return await fetchAccounts(asters, id, { signal, apiKey, knownIds: knownIds.get(id) ?? [], onMismatch });
    } catch (error) {
      // The list lacks it, and its own response confirms that.
      if (unlisted.has(id) && (error instanceof NotFoundError || error instanceof ForbiddenError)) return undefined;
      throw error;
    }
  };
}
