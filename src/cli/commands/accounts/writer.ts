/** Writes the accounts of one workspace after another. */
import type { SocialAccount } from "../../../../generated/schemas.js";
import type { CommandContext } from "../../context.js";
import type { Outcome } from "../../fetch-all.js";
import { createRowWriter, type FormatFlags, type RowWriter } from "../../output/index.js";
import { createSortingWriter } from "../../output/sort.js";
import type { RunResult } from "../../run-result.js";
import type { Reporter } from "../../session/reporter.js";
import type { Session } from "../../session/session.js";
import type { WorkspaceDetails } from "../../workspaces/row-format.js";
import type { AccountFilter } from "./filter.js";
import { type AccountRow, accountFormat } from "./format.js";
import { comparators } from "./sort.js";
import type { AccountStats } from "./stats.js";

export interface AccountsWriter {
  /** @param shown the accounts that pass the filter; none if the request failed */
  write(outcome: Outcome<SocialAccount[]>, shown: readonly SocialAccount[]): Promise<void>;
  /** Writes what the output ends with. */
  end(stats: AccountStats, result: RunResult): Promise<void>;
}

export interface WriterFlags extends FormatFlags, AccountFilter {
  sort?: string;
  group?: boolean;
  html?: boolean;
  pictures?: boolean;
}

export async function createAccountsWriter(
  flags: WriterFlags,
  context: CommandContext,
  details: WorkspaceDetails,
  { reporter }: Pick<Session, "reporter">,
): Promise<AccountsWriter> {
  if (flags.html) return (await import("./html/index.js")).createReportWriter(flags, context);
  if (flags.group) return createGroups(flags, context, details, reporter);
  const writer = await createSortedWriter(flags, context, details, reporter.onDropped);
  return {
    write: ({ workspace }, shown) => writer.write(shown.map((account) => ({ workspace, account }))),
    end: writer.end,
  };
}

async function createGroups(
  flags: WriterFlags,
  context: CommandContext,
  details: WorkspaceDetails,
  reporter: Pick<Reporter, "onDropped">,
): Promise<AccountsWriter> {
  const { createGroupWriter } = await import("./group.js");
  const dropped = new Set<string>();
  const onDropped = (titles: string[]) => {
    for (const title of titles) dropped.add(title);
  };
  const createTable = () => createSortedWriter(flags, context, { ...details, several: false }, onDropped);
  const { write } = createGroupWriter(createTable, flags, context);
  return {
    write,
    async end() {
      if (dropped.size > 0) reporter.onDropped([...dropped]);
    },
  };
}

async function createSortedWriter(
  flags: WriterFlags,
  context: CommandContext,
  details: WorkspaceDetails,
  onDropped: (titles: string[]) => void,
): Promise<RowWriter<AccountRow>> {
  const writer = await createRowWriter(accountFormat(details), flags, context, onDropped);
  const compare = flags.sort === undefined ? undefined : comparators[flags.sort]?.();
  return compare ? createSortingWriter(writer, (a, b) => compare(a.account, b.account)) : writer;
}
