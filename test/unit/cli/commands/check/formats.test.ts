import { describe, expect, test } from "vitest";
import type { EventKind } from "../../../../../src/cli/commands/check/event-kinds.ts";
import { type CheckEvent, createEvent } from "../../../../../src/cli/commands/check/events.ts";
import { formatMarkdown } from "../../../../../src/cli/commands/check/markdown.ts";
import { formatOpenMetrics } from "../../../../../src/cli/commands/check/openmetrics.ts";
import type { CheckReport } from "../../../../../src/cli/commands/check/report.ts";
import type { KnownWorkspace } from "../../../../../src/cli/commands/check/state.ts";
import { createWebhookBody, formatText } from "../../../../../src/cli/commands/check/webhook-body.ts";
import { sanitizeLines } from "../../../../../src/cli/output/terminal.ts";

const since = { after: "2026-01-01T06:00:00.000Z", before: "2026-01-02T06:00:00.000Z" };

function event(kind: EventKind, name: string, changes: Partial<CheckEvent> = {}): CheckEvent {
  const account = { _id: name, account_id: "1", name };
  return createEvent({ kind, workspace: { id: "w1", name: "Client" }, provider: "x", account, since, ...changes });
}

/** Names that try to mention someone, to link somewhere, to end their place, or to look like another line. */
const hostile = [
  "<!channel> <@U012AB3CD> &amp; <https://evil.example|click>",
  "@channel @all [click](https://evil.example)",
  "a | b `c` **d** </code><img src=x onerror=alert(1)>",
  'quote " backslash \\ newline \n# EOF',
  "line\u2028separator \u202e reversed \u001b[2J \ud800",
];

describe("the webhook's text", () => {
  test("counts the events and lists the most urgent first", () => {
    const renamed = event("renamed", "New", { previous_name: "Old", since: { ...since, after: null } });
    expect(formatText([renamed, event("added", "A"), event("expired", "E1"), event("expired", "E2")])).toBe(
      `Asters: 2 accounts expired, 1 added, 1 renamed
• expired: E1 (x) in Client, between 2026-01-01 06:00 and 2026-01-02 06:00 UTC
• expired: E2 (x) in Client, between 2026-01-01 06:00 and 2026-01-02 06:00 UTC
• added: A (x) in Client, between 2026-01-01 06:00 and 2026-01-02 06:00 UTC
• renamed: Old to New (x) in Client, before 2026-01-02 06:00 UTC
Reconnect expired accounts in the Asters app.`,
    );
  });

  test("escapes markup, and separates what would be a mention or a link", () => {
    const name = "a&b <c> @d https://e [f](g)";
    expect(formatText([event("removed", name)])).toBe(
      `Asters: 1 account removed
• removed: a&amp;b &lt;c&gt; @\u200bd https:\u200b//e [f]\u200b(g) (x) in Client, between 2026-01-01 06:00 and 2026-01-02 06:00 UTC`,
    );
  });

  test("stays short for any number of events and any names", () => {
    for (const name of ["short", "&".repeat(500), "@".repeat(500)]) {
      const text = formatText(Array.from({ length: 1000 }, (_, index) => event("expired", `${index}${name}`)));
      expect(text.length).toBeLessThanOrEqual(4000);
      const shown = text.match(/^•/gm)?.length ?? 0;
      expect(text).toMatch(new RegExp(`\n… and ${1000 - shown} more\nReconnect`));
    }
  });

  test.each(hostile)("shows the name %j literally", (name) => {
    const text = formatText([event("expired", name, { provider: name, workspace: { id: "w1", name } })]);
    expect(text.split("\n")).toHaveLength(3);
    expect(text).not.toMatch(/[<>]|@\w|:\/\/|\]\(/);
    expect(sanitizeLines(text.replaceAll("\u200b", ""))).toBe(text.replaceAll("\u200b", ""));
    expect(text).not.toMatch(/&(?!(amp|lt|gt);)/);
  });

  test("is sent with the events, except to Google Chat, which rejects unknown fields", () => {
    const events = [event("expired", "E")];
    const text = formatText(events);
    const body = (url: string) => JSON.parse(createWebhookBody(events, new URL(url)));
    expect(body("https://hooks.slack.com/services/x")).toEqual({ text, version: 1, events });
    expect(body("https://chat.googleapis.com/v1/spaces/x/messages?key=y")).toEqual({ text });
  });
});

function report(changes: Partial<CheckReport> = {}): CheckReport {
  return {
    version: 1,
    checked_at: since.before,
    previous_run_at: since.after,
    events: [],
    expired: [],
    not_checked: [],
    list_error: null,
    totals: { workspaces: 1, not_checked: 0, accounts: 3, expired: 0 },
    ...changes,
  };
}

describe("--markdown", () => {
  test("lists events, expired accounts, unchecked workspaces and totals", () => {
    const { workspace, provider, account } = event("expired", "E");
    const markdown = formatMarkdown(
      report({
        events: [event("expired", "E")],
        expired: [{ workspace, provider, account, since }],
        not_checked: [{ workspace: { id: "w2", name: null }, error: "503", last_checked_at: null }],
        list_error: "500",
      }),
    );
    expect(markdown).toBe(`## Asters social accounts

**1 account expired**

| event | account | provider | workspace | when |
| --- | --- | --- | --- | --- |
| expired | <code>E</code> | <code>x</code> | <code>Client</code> | between 2026-01-01 06:00 and 2026-01-02 06:00 UTC |

### Expired now: reconnect in the Asters app

| account | provider | workspace | expired |
| --- | --- | --- | --- |
| <code>E</code> | <code>x</code> | <code>Client</code> | between 2026-01-01 06:00 and 2026-01-02 06:00 UTC |

### Not checked

The workspaces could not be listed: <code>500</code>

| workspace | reason | last checked |
| --- | --- | --- |
| <code>w2</code> | <code>503</code> | never |

3 accounts in 1 workspace, 0 expired. Checked 2026-01-02 06:00 UTC, compared with 2026-01-01 06:00 UTC.
`);
  });

  test("says that nothing has changed", () => {
    expect(formatMarkdown(report({ previous_run_at: null }))).toBe(`## Asters social accounts

No changes.

3 accounts in 1 workspace, 0 expired. Checked 2026-01-02 06:00 UTC, the first run.
`);
  });

  test("says what could not be checked, and when it last was", () => {
    const unchecked = { workspace: { id: "w2", name: null }, error: "503", last_checked_at: since.after };
    const [, section] = formatMarkdown(report({ not_checked: [unchecked] })).split("### Not checked\n\n");
    expect(section?.split("\n").slice(0, 4)).toEqual([
      "| workspace | reason | last checked |",
      "| --- | --- | --- |",
      "| <code>w2</code> | <code>503</code> | 2026-01-01 06:00 UTC |",
      "",
    ]);
    expect(formatMarkdown(report({ list_error: "500" }))).toContain(
      "No changes.\n\n### Not checked\n\nThe workspaces could not be listed: <code>500</code>\n\n3 accounts",
    );
  });

  test("shortens a long name", () => {
    const [row] = formatMarkdown(report({ events: [event("added", "x".repeat(301))] })).match(/^\| added .*$/m) ?? [];
    expect(row).toContain(`| <code>${"x".repeat(300)}</code> |`);
  });

  test.each(hostile)("shows the name %j literally", (name) => {
    const [row] = formatMarkdown(report({ events: [event("added", name)] })).match(/^\| added .*$/m) ?? [];
    const [, cell] = row?.split(" | ") ?? [];
    expect(row?.split("|")).toHaveLength(7);
    expect(cell).toMatch(/^<code>([^!-/:-@[-`{-~]|&#\d+;)*<\/code>$/);
    const shown = cell?.slice("<code>".length, -"</code>".length);
    expect(shown?.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code))).toBe(
      name.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, "\ufffd"),
    );
  });

  test("fits into an issue and says how many rows it leaves out", () => {
    const events = Array.from({ length: 5000 }, (_, index) => event("expired", `account ${index} ${"&".repeat(50)}`));
    const expired = events.map(({ workspace, provider, account }) => ({ workspace, provider, account, since }));
    const notChecked = events.map(({ workspace }) => ({
      workspace,
      error: "&".repeat(300),
      last_checked_at: since.after,
    }));
    const markdown = formatMarkdown(report({ events, expired, not_checked: notChecked }));
    expect(markdown.length).toBeLessThan(65_536);
    const tables = markdown.split("\n\n").filter((block) => block.startsWith("| "));
    const notes = markdown.match(/(?<=\n\n)… and \d+ more(?=\n\n)/g);
    const rowsOf = (table: string) => table.split("\n").length - 2;
    expect(tables).toHaveLength(3);
    expect(notes).toEqual(tables.map((table) => `… and ${5000 - rowsOf(table)} more`));
  });
});

/** Reads label values back as Prometheus does. */
function parseSample(line: string): { name: string; labels: Record<string, string>; value: number } {
  const [, name = "", , pairs = "", value] = /^([a-z_]+)(\{(.*)\})? (\S+)$/s.exec(line) ?? [];
  const labels: Record<string, string> = {};
  for (const [, label = "", text = ""] of pairs.matchAll(/([a-z_]+)="((?:[^"\\\n]|\\["\\n])*)"(?:,|$)/g)) {
    labels[label] = text.replace(/\\(["\\n])/g, (_, character) => (character === "n" ? "\n" : character));
  }
  return { name, labels, value: Number(value) };
}

describe("--openmetrics", () => {
  const known = (name: string, expired = false): KnownWorkspace["accounts"][number] => ({
    _id: name,
    account_id: "1",
    name,
    provider: "x",
    expired,
    since,
  });

  test("has a sample per account, totals and the end marker", () => {
    const workspaces = [
      { id: "w1", name: "Client", checkedAt: since.before, accounts: [known("A"), known("B", true)] },
    ];
    const totals = { workspaces: 1, not_checked: 1, accounts: 2, expired: 1 };
    const notChecked = [{ workspace: { id: "w1", name: "Client" }, error: "503", last_checked_at: since.after }];
    expect(formatOpenMetrics(report({ totals, not_checked: notChecked, list_error: "500" }), workspaces)).toBe(
      `# HELP asters_social_account_expired Whether the account must be reconnected, by the last check of its workspace.
# TYPE asters_social_account_expired gauge
asters_social_account_expired{workspace="w1",provider="x",account="A",name="A"} 0
asters_social_account_expired{workspace="w1",provider="x",account="B",name="B"} 1
# HELP asters_workspace_checked Whether the last run could check the workspace.
# TYPE asters_workspace_checked gauge
asters_workspace_checked{workspace="w1"} 0
# HELP asters_social_accounts Social accounts known.
# TYPE asters_social_accounts gauge
asters_social_accounts 2
# HELP asters_expired_social_accounts Social accounts that must be reconnected.
# TYPE asters_expired_social_accounts gauge
asters_expired_social_accounts 1
# HELP asters_workspaces Workspaces that the last run covers.
# TYPE asters_workspaces gauge
asters_workspaces 1
# HELP asters_workspaces_not_checked Workspaces that the last run could not check.
# TYPE asters_workspaces_not_checked gauge
asters_workspaces_not_checked 1
# HELP asters_workspaces_listed Whether the last run could list the workspaces.
# TYPE asters_workspaces_listed gauge
asters_workspaces_listed 0
# HELP asters_check_timestamp_seconds When the last run began.
# TYPE asters_check_timestamp_seconds gauge
asters_check_timestamp_seconds 1767333600
# EOF
`,
    );
  });

  test("no name breaks out of its label", () => {
    const accounts = hostile.map((name) => known(name));
    const text = formatOpenMetrics(report(), [{ id: "w1", name: null, checkedAt: since.before, accounts }]);
    expect(text.match(/^# EOF$/gm)).toHaveLength(1);
    const names = text
      .split("\n")
      .filter((line) => line.startsWith("asters_social_account_expired{"))
      .map((line) => parseSample(line).labels["name"]);
    expect(names).toEqual(hostile.map((name) => sanitizeLines(name)));
  });
});
