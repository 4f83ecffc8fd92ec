/**
 * The state after a run as metrics for the textfile collector of Prometheus's node exporter.
 *
 * @see https://prometheus.io/docs/specs/om/open_metrics_spec/
 */
import { sanitizeLines } from "../../output/terminal.js";
import type { CheckReport } from "./report.js";
import { isLastSeenExpired, type KnownWorkspace } from "./state.js";

type Sample = { labels: Record<string, string>; value: number };

export function formatOpenMetrics(
  { checked_at: checkedAt, not_checked: notChecked, totals, list_error: listError }: CheckReport,
  workspaces: readonly KnownWorkspace[],
): string {
  const failed = new Set(notChecked.map(({ workspace }) => workspace.id));
  const total = (value: number): Sample[] => [{ labels: {}, value }];
  return [
    ...gauge(
      "asters_social_account_expired",
      "Whether the account must be reconnected, by the last check of its workspace.",
      workspaces.flatMap(accountSamples),
    ),
    ...gauge(
      "asters_workspace_checked",
      "Whether the last run could check the workspace.",
      workspaces.map(({ id }) => ({ labels: { workspace: id }, value: Number(!failed.has(id)) })),
    ),
    ...gauge("asters_social_accounts", "Social accounts known.", total(totals.accounts)),
    ...gauge("asters_expired_social_accounts", "Social accounts that must be reconnected.", total(totals.expired)),
    ...gauge("asters_workspaces", "Workspaces that the last run covers.", total(totals.workspaces)),
    ...gauge(
      "asters_workspaces_not_checked",
      "Workspaces that the last run could not check.",
      total(totals.not_checked),
    ),
    ...gauge(
      "asters_workspaces_listed",
      "Whether the last run could list the workspaces.",
      total(Number(listError === null)),
    ),
    ...gauge("asters_check_timestamp_seconds", "When the last run began.", total(Date.parse(checkedAt) / 1000)),
    "# EOF\n",
  ].join("\n");
}

function accountSamples({ id: workspace, accounts }: KnownWorkspace): Sample[] {
  return accounts.map((account) => {
    const { _id, name, provider } = account;
    return { labels: { workspace, provider, account: _id, name }, value: Number(isLastSeenExpired(account)) };
  });
}

function gauge(name: string, help: string, samples: readonly Sample[]): string[] {
  return [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} gauge`,
    ...samples.map((sample) => `${name}${formatSample(sample)}`),
  ];
}

function formatSample({ labels, value }: Sample): string {
  const pairs = Object.entries(labels).map(([name, text]) => `${name}="${escapeLabel(text)}"`);
  return `${pairs.length > 0 ? `{${pairs.join(",")}}` : ""} ${value}`;
}

/** Escapes line breaks, quotes and backslashes, and replaces what is unsafe on a terminal. */
function escapeLabel(text: string): string {
  return sanitizeLines(text).replace(/\\/g, "\\\\").replace(/"/g, '\\"').replace(/\n/g, "\\n");
}
