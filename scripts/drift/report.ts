import type { CheckResult } from "./check.ts";

export const exitCodes = { agreement: 0, drift: 1, inconclusive: 2 } as const;

/** Operations that cannot be probed leave the rest comparable; requests that fail do not. */
export function exitCode({ findings, unreadable, responses }: CheckResult): number {
  if (findings.length > 0) return exitCodes.drift;
  return unreadable.length > 0 || responses === 0 ? exitCodes.inconclusive : exitCodes.agreement;
}

const sections = { violation: "Violates the spec", undocumented: "Missing from the spec" } as const;
const unreadableTitle = "Could not be read";
const notProbedTitle = "Not probed";
const proposalHint = "Merge this patch into openapi/openapi.yaml: lists replace, null deletes (RFC 7396).";

export function toText(check: CheckResult): string {
  const findings = Object.entries(sections).map(([kind, title]): [string, string[]] => {
    const lines = check.findings
      .filter((finding) => finding.kind === kind)
      .map(({ operations, where, what, seen, of, location }) => {
        return `${operations.join(", ")} ${where}: ${what}; ${seen} of ${of}; ${location}`;
      });
    return [title, lines];
  });
  const lists: [string, string[]][] = [
    ...findings,
    [unreadableTitle, check.unreadable],
    [notProbedTitle, check.notProbed],
  ];
  const blocks = lists
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) => [title, ...lines.map((line) => `  ${line}`)].join("\n"));
  if (check.proposal) blocks.push(`# Proposal. ${proposalHint}\n${check.proposal.trimEnd()}`);
  return `${[...blocks, summarize(check)].join("\n\n")}\n`;
}

function summarize(check: CheckResult): string {
  const { findings, responses, operations, notProbed } = check;
  const compared = `in ${count(responses, "response")} of ${count(operations, "operation")}`;
  const skipped = notProbed.length > 0 ? ` ${count(notProbed.length, "operation")} not probed.` : "";
  switch (exitCode(check)) {
    case exitCodes.drift:
      return `Drift: ${count(findings.length, "difference")} ${compared}.${skipped}`;
    case exitCodes.agreement:
      return `Agreement: no differences ${compared}.${skipped}`;
    default:
      return `Inconclusive: no differences ${compared}, but not everything could be read.${skipped}`;
  }
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** Issues and comments on GitHub hold 65,536 characters. These limits leave room for what others add. */
const maxLength = { total: 60_000, findings: 40_000, list: 4_000 };

export function toMarkdown(check: CheckResult): string {
  const blocks = [`**${summarize(check)}**`];
  if (check.findings.length > 0) blocks.push(toTable(check.findings));
  for (const [title, reasons] of [
    [unreadableTitle, check.unreadable],
    [notProbedTitle, check.notProbed],
  ] as const) {
    const items = reasons.map((reason) => `- ${escapeMarkdown(reason)}`);
    if (items.length > 0) blocks.push(`${title}:`, limit(items, maxLength.list));
  }
  if (check.proposal) blocks.push(toDetails(check.proposal, maxLength.total - blocks.join("\n\n").length));
  return `${blocks.join("\n\n")}\n`;
}

function toDetails(yaml: string, room: number): string {
  const details = `<details><summary>Proposal</summary>\n\n${proposalHint}\n\n\`\`\`yaml\n${yaml.trimEnd()}\n\`\`\`\n\n</details>`;
  return details.length <= room ? details : "The proposal is too long for this report: run `npm run drift`.";
}

function toTable(findings: CheckResult["findings"]): string {
  const rows = findings.map(({ operations, where, what, seen, of, location }) => {
    return `| ${operations.join(", ")} | \`${where}\` | ${escapeMarkdown(what)} | ${seen} of ${of} | ${location} |`;
  });
  const head = ["| Operation | Where | Observed | Seen | Spec |", "| --- | --- | --- | --- | --- |"];
  return [...head, limit(rows, maxLength.findings)].join("\n");
}

/** As many of the lines as fit, and how many do not. */
function limit(lines: string[], maxCharacters: number): string {
  let characters = 0;
  let fitting = 0;
  for (const line of lines) {
    characters += line.length + 1;
    if (characters <= maxCharacters) fitting += 1;
  }
  const left = lines.length - fitting;
  return [...lines.slice(0, fitting), ...(left > 0 ? [`\nAnd ${left} more: run \`npm run drift\`.`] : [])].join("\n");
}

function escapeMarkdown(text: string): string {
  return text.replaceAll(/[\\|*_<>`[\]]/g, "\\$&");
}
