/** `--html`: a self-contained HTML report. */
import { version } from "../../../../../generated/constants.js";
import type { CommandContext } from "../../../context.js";
import { html, type Markup } from "../../../output/html/markup.js";
import { type Page, pageEnd, pageStart } from "../../../output/html/page.js";
import { formatCell } from "../../../output/table.js";
import { describeMessage } from "../../../session/describe-error.js";
import { countExpired } from "../../../social-account.js";
import { type AccountFilter, isFilteredOut } from "../filter.js";
import { type AccountStats, formatStats } from "../stats.js";
import type { AccountsWriter } from "../writer.js";
import { script } from "./script.js";
import { type ReportSection, renderSection } from "./sections.js";
import { style } from "./style.js";

export interface ReportOptions extends AccountFilter {
  pictures?: boolean;
}

export function createReportWriter(options: ReportOptions, { output }: Pick<CommandContext, "output">): AccountsWriter {
  const { pictures = false } = options;
  const page: Page = { title: "Social accounts", style, script, allowImages: pictures };
  const sections: ReportSection[] = [];
  return {
    async write(outcome, shown) {
      const { workspace, state } = outcome;
      const error = state === "failed" ? describeMessage(outcome.error) : "the run was stopped";
      if (state !== "fetched") sections.push({ workspace, accounts: [], error });
      else if (!isFilteredOut(shown, options)) sections.push({ workspace, accounts: shown, error: undefined });
    },
    async end(stats, result) {
      await output.write(pageStart(page) + renderHeader(stats, formatStats(stats, result)).html);
      for (const [index, section] of sections.sort(compareSections).entries()) {
        await output.write(renderSection(section, index, pictures).html);
      }
      await output.write(renderFooter().html + pageEnd(page));
    },
  };
}

/** What needs attention comes first; otherwise the order stays. */
function compareSections(a: ReportSection, b: ReportSection): number {
  const failures = Number(b.error !== undefined) - Number(a.error !== undefined);
  return failures || countExpired(b.accounts) - countExpired(a.accounts);
}

function renderHeader({ shown }: AccountStats, summary: string): Markup {
  const names = new Set([...shown.byProvider.keys()].map(formatCell));
  const providers = [...names].sort().map((provider) => html`<option>${provider}</option>`);
  return html`<header>
<h1>Social accounts</h1>
<p>${summary}</p>
</header>
<main>
<form hidden role="search">
<label>Search <input type="search" name="search" autocomplete="off"></label>
<label>Provider <select name="provider"><option value="">all</option>${providers}</select></label>
<label class="check"><input type="checkbox" name="expired"> Expired only</label>
<output></output>
</form>
`;
}

function renderFooter(): Markup {
  const now = new Date().toISOString();
  return html`</main>
<footer>Generated on <time datetime="${now}">${now.slice(0, 16).replace("T", " ")} UTC</time> by asters ${version}</footer>
`;
}
