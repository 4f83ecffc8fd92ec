import { type CheckOutcome, compareRuns } from "../../src/cli/commands/check/compare.ts";
import { createReport } from "../../src/cli/commands/check/report.ts";
import { formatState, parseState } from "../../src/cli/commands/check/state.ts";

const perWorkspace = 100;

function createOutcomes(workspaces: number, isExpired: boolean): CheckOutcome[] {
  return Array.from({ length: workspaces }, (_, workspace) => {
    const accounts = Array.from({ length: perWorkspace }, (_, index) => ({
      _id: `${workspace}-${index}`,
      account_id: `-${workspace}-${index}`,
      name: `Name of ${index}`,
      provider: "x",
      expired: isExpired && index === 0,
    }));
    return { workspace: { id: `w${workspace}`, name: `Workspace ${workspace}` }, state: "checked", accounts };
  });
}

/** The least CPU time, in milliseconds, that `asters check` needs besides its requests. One account in 100 expires. */
export function measureCheck(accounts: number): number {
  const workspaces = accounts / perWorkspace;
  const options = { confirm: 1, isFullRun: true };
  const baseline = compareRuns(undefined, createOutcomes(workspaces, false), new Date(0).toISOString(), options);
  const text = formatState(baseline.nextState);
  const outcomes = createOutcomes(workspaces, true);
  const times = Array.from({ length: 5 }, () => {
    const before = process.cpuUsage();
    const previous = parseState(text);
    const { events, nextState } = compareRuns(previous, outcomes, new Date().toISOString(), options);
    createReport({ previous, nextState, outcomes, listError: undefined, describe: String });
    formatState(nextState);
    formatState({ ...nextState, pending: [] });
    if (events.length !== workspaces) throw new Error(`expected ${workspaces} events, not ${events.length}`);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}
