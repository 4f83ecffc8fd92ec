/** Text of descriptions, for places that show no Markdown. */

/** The first sentence, on one line, with its period and without links. */
export function firstSentence(text: string): string {
  const line = toPlainText(text);
  return /^.*?[.!?](?= [A-Z`]|$)/.exec(line)?.[0] ?? line;
}

/** The text on one line, with the text of links only. */
export function toPlainText(markdown: string): string {
  return markdown
    .replaceAll(/\[([^\]]+)\]\([^)]*\)/g, "$1")
    .replaceAll(/\s+/g, " ")
    .trim();
}

export function withoutPeriod(sentence: string): string {
  return sentence.replace(/\.$/, "");
}
