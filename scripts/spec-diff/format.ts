import { type Change, greatest } from "./change.ts";
import type { Comparison } from "./compare.ts";

export type Format = keyof typeof formats;

/** How a comparison is told: to a person, in a comment on a pull request, on the lines of the files of one. */
export const formats = { text, markdown, "github-actions": annotations };

function text({ document, types, ...comparison }: Comparison): string {
  const row = ({ impact, message, place }: Change) => {
    const where = place ? `${place.file}:${place.line}:${place.column} ` : "";
    return `  ${impact}  ${where}${message}`;
  };
  return [
    `Since ${comparison.release}`,
    `\nDocument: ${verdict(document)}`,
    ...document.map(row),
    `\nTypes: ${verdict(types.changes)}`,
    ...types.changes.map(row),
    ...types.lines.map((line) => `         ${line}`),
    `\n${conclusion(comparison)}`,
  ].join("\n");
}

function markdown({ document, types, ...comparison }: Comparison): string {
  const row = ({ impact, message, place }: Change) => {
    const where = place ? `\`${place.file}:${place.line}\`` : "";
    return `| ${impact} | ${message.replaceAll("|", "\\|")} | ${where} |`;
  };
  const table = (changes: Change[]) =>
    changes.length > 0 ? `\n\n| Impact | Change | Where |\n| --- | --- | --- |\n${changes.map(row).join("\n")}` : "";
  const lines = types.lines.length > 0 ? `\n\n\`\`\`diff\n${types.lines.join("\n")}\n\`\`\`` : "";
  return `## Changes since ${comparison.release}

**Document**: ${verdict(document)}${table(document)}

**Types**: ${verdict(types.changes)}${table(types.changes)}${lines}

${comparison.version.covered ? "" : "**"}${conclusion(comparison)}${comparison.version.covered ? "" : "**"}`;
}

/** @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands */
function annotations({ document, types, ...comparison }: Comparison): string {
  const level = comparison.version.covered ? "notice" : "error";
  const lines = [...document, ...types.changes]
    .filter(({ impact }) => impact === "major")
    .map(({ message, place }) => {
      const { file, line, column } = place ?? { file: "openapi/openapi.yaml", line: 1, column: 1 };
      return `::${level} file=${file},line=${line},col=${column},title=Breaking change::${escaped(message)}`;
    });
  return [...lines, conclusion(comparison)].join("\n");
}

function escaped(message: string): string {
  return message.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function verdict(changes: Change[]): string {
  return greatest(changes) ?? "no change";
}

function conclusion({ impact, version, release }: Pick<Comparison, "impact" | "version" | "release">): string {
  const { today, required, covered } = version;
  if (impact === undefined) return `Nothing has changed since ${release}.`;
  if (covered) return `Together a ${impact} change, which needs version ${required} or later: ${today} it is.`;
  return (
    `Together a ${impact} change, which needs version ${required} or later, and the version is ${today}. ` +
    `Begin CHANGELOG.md with a section "## ${required} (not released)", and run: npm run release:version`
  );
}
