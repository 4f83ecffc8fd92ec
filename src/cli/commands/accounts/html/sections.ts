/** The sections of the report, one per workspace, each with a group of rows per provider. */
import type { SocialAccount } from "../../../../../generated/schemas.js";
import { html, type Markup } from "../../../output/html/markup.js";
import { formatCell } from "../../../output/table.js";
import { formatCount } from "../../../run-result.js";
import { countExpired, isExpired, providerOf } from "../../../social-account.js";
import type { Workspace } from "../../../workspaces/workspace.js";
import { lastPostDay, status } from "../format.js";
import { createNameComparator } from "../sort.js";

/** A workspace and its accounts, or why there are none. */
export interface ReportSection {
  workspace: Workspace;
  accounts: readonly SocialAccount[];
  error: string | undefined;
}

/** @param index unique on the page */
export function renderSection({ workspace, accounts, error }: ReportSection, index: number, pictures: boolean): Markup {
  const { id, name } = workspace;
  const title =
    name === undefined
      ? html`${formatCell(id)}`
      : html`<bdi>${formatCell(name)}</bdi> <small>${formatCell(id)}</small>`;
  const heading = html`<h2 id="w${index}">${title}</h2>`;
  if (error !== undefined) {
    return html`<section class="failed">${heading}<p class="bad">Could not be read: ${formatCell(error)}</p></section>\n`;
  }
  return html`<section>${heading}${renderCounts(accounts)}${accounts.length > 0 ? renderTable(accounts, index, pictures) : ""}</section>\n`;
}

function renderCounts(accounts: readonly SocialAccount[]): Markup {
  const counts = html`<p>${countsText(accounts)}</p>`;
  return accounts.length > 0 ? html`${counts}${renderBar(countExpired(accounts), accounts.length)}` : counts;
}

function countsText(accounts: readonly SocialAccount[]): Markup {
  const expired = countExpired(accounts);
  const warning = expired > 0 ? html`, <span class="bad">${expired} expired</span>` : "";
  return html`${formatCount(accounts.length, "account")}${warning}`;
}

/** Attributes instead of a style: the page's policy allows no inline style. */
function renderBar(expired: number, total: number): Markup {
  const width = (100 * expired) / total;
  return html`<svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true"><rect class="bad" width="${width}" height="1"/><rect class="good" x="${width}" width="${100 - width}" height="1"/></svg>`;
}

function renderTable(accounts: readonly SocialAccount[], index: number, pictures: boolean): Markup {
  const groups = groupByProvider(accounts).map(([provider, group]) => renderGroup(provider, group, pictures));
  return html`<table aria-labelledby="w${index}"><thead><tr><th scope="col">Account</th><th scope="col">Status</th><th scope="col">Posts</th><th scope="col">Last post</th></tr></thead>${groups}</table>`;
}

/** Groups with expired accounts first. */
function groupByProvider(accounts: readonly SocialAccount[]): [string, SocialAccount[]][] {
  const groups = new Map<string, SocialAccount[]>();
  for (const account of accounts) {
    const provider = formatCell(providerOf(account));
    const group = groups.get(provider);
    if (group) group.push(account);
    else groups.set(provider, [account]);
  }
  return [...groups].sort(([a, m], [b, n]) => countExpired(n) - countExpired(m) || (a < b ? -1 : 1));
}

function renderGroup(provider: string, accounts: SocialAccount[], pictures: boolean): Markup {
  const rows = sortAccounts(accounts).map((account) => renderRow(account, pictures));
  return html`
<tbody data-provider="${provider}"><tr><th colspan="4" scope="rowgroup"><bdi>${provider}</bdi>: ${countsText(accounts)}</th></tr>${rows}</tbody>`;
}

const compareNames = createNameComparator();

function sortAccounts(accounts: readonly SocialAccount[]): SocialAccount[] {
  return accounts.toSorted((a, b) => Number(isExpired(b)) - Number(isExpired(a)) || compareNames(a, b));
}

function renderRow(account: SocialAccount, pictures: boolean): Markup {
  const { name, type, account_id: id, brandvoiceInfo } = account;
  const details = [type, id].map(formatCell).join(" · ");
  const expired = isExpired(account);
  return html`
<tr${expired ? html` class="expired"` : ""}><td>${pictures ? renderPicture(account.picture) : ""}<bdi>${formatCell(name)}</bdi><small><bdi>${details}</bdi></small></td><td${expired ? html` class="bad"` : ""}>${formatCell(status(account))}</td><td>${formatCell(brandvoiceInfo?.totalPosts)}</td><td>${formatCell(lastPostDay(account))}</td></tr>`;
}

/** Signed URLs of pictures expire within days; the picture then stays empty. */
function renderPicture(url: unknown): Markup | undefined {
  if (typeof url !== "string" || !URL.canParse(url) || new URL(url).protocol !== "https:") return undefined;
  return html`<img src="${new URL(url).href}" alt="" loading="lazy" referrerpolicy="no-referrer">`;
}
