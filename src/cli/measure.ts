/** How many columns of a terminal a text takes. */
export type Width = (text: string) => number;

/** What measures these texts. What knows all of Unicode takes longer to load than a request takes. */
export async function widthOf(texts: Iterable<string>): Promise<Width> {
  for (const text of texts) {
    if (!/^[\x20-\x7e]*$/.test(text)) return (await import("string-width")).default;
  }
  return (text) => text.length;
}

/** The text in so many columns at most, cut with an ellipsis if need be, but not within a character. */
export function truncate(text: string, columns: number, width: Width): string {
  if (width(text) <= columns) return text;
  const isPlain = /^[\x20-\x7e]*$/.test(text);
  if (isPlain) return `${text.slice(0, columns - 1)}…`;
  let cut = "";
  let used = 1;
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    used += width(segment);
    if (used > columns) break;
    cut += segment;
  }
  return `${cut}…`;
}
