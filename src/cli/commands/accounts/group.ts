/** `--group`: a heading and a table per workspace. */
import type { CommandContext } from "../../context.js";
import type { RowWriter } from "../../output/index.js";
import { createColorize, sanitizeForTerminal } from "../../output/terminal.js";
import { formatCount } from "../../run-result.js";
import { countExpired } from "../../social-account.js";
import { formatWorkspace } from "../../workspaces/workspace.js";
import { type AccountFilter, isFilteredOut } from "./filter.js";
import type { AccountRow } from "./format.js";
import type { AccountsWriter } from "./writer.js";

/** @param createWriter makes a writer for the table of one workspace */
export function createGroupWriter(
  createWriter: () => Promise<RowWriter<AccountRow>>,
  filter: AccountFilter & { color: boolean },
  { stdout, env, output }: Pick<CommandContext, "stdout" | "env" | "output">,
): Pick<AccountsWriter, "write"> {
  const colorize = createColorize(stdout, env, filter.color);
  let separator = "";
  return {
    async write(outcome, shown) {
      const { state, workspace } = outcome;
      // Failures are reported elsewhere.
      if (state !== "fetched" || isFilteredOut(shown, filter)) return;
      const title = colorize("bold", sanitizeForTerminal(formatWorkspace(workspace)));
      await output.write(`${separator}${title}: ${formatCounts(shown.length, countExpired(shown))}\n`);
      separator = "\n";
      const writer = await createWriter();
      await writer.write(shown.map((account) => ({ workspace, account })));
      await writer.end();
    },
  };
}

function formatCounts(accounts: number, expired: number): string {
  return `${formatCount(accounts, "account")}${expired > 0 ? `, ${expired} expired` : ""}`;
}
