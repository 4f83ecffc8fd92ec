const quotedValue = /^\s*(?:- )?(?:[\w$./{}-]+:\s+)?(["'])/;

/**
 * The line of a quote that is never closed. The parser reports it where the text after it stops making sense, so look
 * upwards from there for a value that starts with a quote and has no second one.
 */
export function unclosedQuoteLine(text: string, errorLine: number): number | undefined {
  const lines = text.split("\n").slice(0, errorLine);
  const index = lines.findLastIndex((line) => {
    const quote = quotedValue.exec(line)?.[1];
    return quote !== undefined && line.split(quote).length === 2;
  });
  return index < 0 ? undefined : index + 1;
}
