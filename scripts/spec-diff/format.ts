import { type Change, greatestImpact } from "./change.ts";
import type { Comparison } from "./compare.ts";

export type Format = keyof typeof formats;

/** Formats for a terminal, for a comment on a pull request and for annotations on its lines. */
export const formats = { text, markdown, "github-actions": annotations };

function text(comparison: Comparison): string {
  const { release, spec, types } = comparison;
  const row = ({ impact, message, place }: Change) => {
    const where = place ? `${place.file}:${place.line}:${place.column} ` : "";
    return `  ${impact}  ${where}${message}`;
  };
  return [
    `Since ${release}`,
    `\nSpec: ${verdict(spec)}`,
    ...spec.map(row),
    `\nTypes: ${verdict(types.changes)}`,
    ...types.changes.map(row),
    ...types.lines.map((line) => `         ${line}`),
    `\n${summarize(comparison)}`,
  ].join("\n");
}

function markdown(comparison: Comparison): string {
  const { release, spec, types, version } = comparison;
  const lines = types.lines.length > 0 ? `\n\n\`\`\`diff\n${types.lines.join("\n")}\n\`\`\`` : "";
  const summary = summarize(comparison);
  return `## Changes since ${release}

**Spec**: ${verdict(spec)}${markdownTable(spec)}

**Types**: ${verdict(types.changes)}${markdownTable(types.changes)}${lines}

${version.isSufficient ? summary : `**${summary}**`}`;
}

function markdownTable(changes: Change[]): string {
  if (changes.length === 0) return "";
  const rows = changes.map(({ impact, message, place }) => {
    const where = place ? `\`${place.file}:${place.line}\`` : "";
    return `| ${impact} | ${message.replaceAll("|", "\\|")} | ${where} |`;
  });
  return `\n\n| Impact | Change | Where |\n| --- | --- | --- |\n${rows.join("\n")}`;
}

/** @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands */
function annotations(comparison: Comparison): string {
  const { spec, types, version } = comparison;
  const level = version.isSufficient ? "notice" : "error";
  const lines = [...spec, ...types.changes]
    .filter(({ impact }) => impact === "major")
    .map(({ message, place }) => {
      const { file, line, column } = place ?? { file: "openapi/openapi.yaml", line: 1, column: 1 };
      return `::${level} file=${file},line=${line},col=${column},title=Breaking change::${escapeData(message)}`;
    });
  return [...lines, summarize(comparison)].join("\n");
}

function escapeData(message: string): string {
  return message.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function verdict(changes: Change[]): string {
  return greatestImpact(changes) ?? "no changes";
}

/** The overall impact, the version that it requires and, if that is missing, how to get it. */
export function summarize({ impact, version, release }: Comparison): string {
  const { next, required, isSufficient } = version;
  if (impact === undefined && isSufficient) return `Nothing changed since ${release}.`;
  const overall = `Overall: ${impact ?? "no changes"}. Requires >= ${required}; next version ${next}`;
  if (isSufficient) return `${overall} satisfies it.`;
  return `${overall} does not satisfy it. Run \`npx changeset\` and choose ${bumpTo(required)}.`;
}

/** The part of the version that a changeset must raise. */
function bumpTo(required: string): string {
  if (required.endsWith(".0.0")) return "major";
  return required.endsWith(".0") ? "minor" : "patch";
}
