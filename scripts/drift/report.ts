import type { Check } from "./check.ts";

/** What an exit code says. */
export const exitCodes = { agreement: 0, drift: 1, unknown: 2 } as const;

export function exitCode({ findings, unlisted }: Check): number {
  if (findings.length > 0) return exitCodes.drift;
  return unlisted.length > 0 ? exitCodes.unknown : exitCodes.agreement;
}

const sections = {
  broken: "Breaks the document",
  undocumented: "Is not in the document",
} as const;

const proposalHint = "To be merged into openapi/openapi.yaml; a list replaces the list there, null removes (RFC 7396).";

export function toText(check: Check): string {
  const blocks = Object.entries(sections).flatMap(([kind, title]) => {
    const lines = check.findings
      .filter((finding) => finding.kind === kind)
      .map(({ where, what, seen, of, location }) => `  ${where}: ${what}; ${seen} of ${of}; ${location}`);
    return lines.length > 0 ? [[title, ...lines].join("\n")] : [];
  });
  if (check.unlisted.length > 0)
    blocks.push(["Could not be checked", ...check.unlisted.map((why) => `  ${why}`)].join("\n"));
  if (check.proposal) blocks.push(`# Proposal. ${proposalHint}\n${check.proposal.trimEnd()}`);
  return `${[...blocks, summary(check)].join("\n\n")}\n`;
}

function summary(check: Check): string {
  const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? "" : "s"}`;
  const { findings, answers, unlisted } = check;
  const inAnswers = `in ${count(answers, "answer")}`;
  if (findings.length > 0) return `Drift: ${count(findings.length, "difference")} ${inAnswers}.`;
  if (unlisted.length > 0) return `Not known: no difference ${inAnswers}, but not everything could be checked.`;
  return `Agreement: no difference ${inAnswers}.`;
}

/** Comments on GitHub hold 65,536 characters; some are left for what others add. */
const longest = { text: 60_000, findings: 100, unlisted: 20 };

export function toMarkdown(check: Check): string {
  const blocks = [`**${summary(check)}**`];
  if (check.findings.length > 0) blocks.push(table(check.findings));
  if (check.unlisted.length > 0) {
    const items = check.unlisted.map((why) => `- ${escapeMarkdown(why)}`);
    blocks.push("Could not be checked:", bounded(items, longest.unlisted));
  }
  if (check.proposal) blocks.push(proposalBlock(check.proposal, longest.text - blocks.join().length));
  return `${blocks.join("\n\n")}\n`;
}

function proposalBlock(yaml: string, room: number): string {
  if (yaml.length > room) return "The proposal is too long for here: run `npm run drift`.";
  return `<details><summary>Proposal</summary>\n\n${proposalHint}\n\n\`\`\`yaml\n${yaml.trimEnd()}\n\`\`\`\n\n</details>`;
}

function table(findings: Check["findings"]): string {
  const rows = findings.map(({ where, what, seen, of, location }) => {
    return `| \`${where}\` | ${escapeMarkdown(what)} | ${seen} of ${of} | ${location} |`;
  });
  return ["| Where | What came | Seen | Document |", "| --- | --- | --- | --- |", bounded(rows, longest.findings)].join(
    "\n",
  );
}

function bounded(lines: string[], most: number): string {
  const more = lines.length - most;
  return [...lines.slice(0, most), ...(more > 0 ? [`\nAnd ${more} more: run \`npm run drift\`.`] : [])].join("\n");
}

function escapeMarkdown(text: string): string {
  return text.replaceAll(/[\\|*_<>`[\]]/g, "\\$&");
}
