import type { Plan } from "./plan.ts";

/** A plan as a person reads it. */
export function tell(plan: Plan, docsSize: number): string {
  const { section, tag, distTag, previous } = plan;
  const { filename, size, unpackedSize, files } = plan.package;
  return `asters-client ${section.version}, ${section.date ? `released on ${section.date}` : "not released"}

Changelog
${indented(section.notes)}

Versions  ${section.version}, after ${previous ?? "no release"}
Tag       ${tag}
Publish   npm publish --provenance --access public --tag ${distTag}
Package   ${filename}, ${files.length} files, ${kilobytes(size)} packed, ${kilobytes(unpackedSize)} unpacked
${files.map((file) => `${kilobytes(file.size).padStart(12)}  ${file.path}`).join("\n")}
Docs      docs/index.html, ${kilobytes(docsSize)}, to the repository's pages

${conclusion(plan)}`;
}

function conclusion({ problems, isPast, tag }: Plan): string {
  if (problems.length > 0) return ["In its way:", ...problems.map((problem) => `  - ${problem}`)].join("\n");
  if (isPast) return `${tag} is released already. The next release begins with a section in CHANGELOG.md.`;
  return "Nothing is in its way.";
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, "  ");
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
