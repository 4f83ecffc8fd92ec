import type { Plan } from "./plan.ts";

/** A plan as a person reads it. */
export function tell({ section, tag, distTag, previous, package: packed, problems }: Plan, docsSize: number): string {
  const { size, unpackedSize, files } = packed;
  return `asters-client ${section.version}, ${section.date ? `released on ${section.date}` : "not released"}

Changelog
${indented(section.notes)}

Versions  ${section.version}, after ${previous ?? "no release"}
Tag       ${tag}
Publish   npm publish --provenance --access public --tag ${distTag}
Package   ${packed.filename}, ${files.length} files, ${kilobytes(size)} packed, ${kilobytes(unpackedSize)} unpacked
${files.map((file) => `${kilobytes(file.size).padStart(12)}  ${file.path}`).join("\n")}
Docs      docs/index.html, ${kilobytes(docsSize)}, to the repository's pages

${problems.length > 0 ? `In its way:\n${problems.map((problem) => `  - ${problem}`).join("\n")}` : "Nothing is in its way."}`;
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, "  ");
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
