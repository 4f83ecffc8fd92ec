/** Returns the names that a misspelled one may stand for, most similar first. */
export function suggestNames(name: string, names: readonly string[]): string[] {
  const typed = name.toLowerCase();
  return (
    names
      .map((candidate) => ({ candidate, distance: editDistance(typed, candidate.toLowerCase()) }))
      // As many edits as letters turn any name into any other.
      .filter(({ candidate, distance }) => distance < Math.max(typed.length, candidate.length))
      .filter(({ candidate, distance }) => distance <= Math.max(2, Math.floor(candidate.length / 3)))
      .sort((a, b) => a.distance - b.distance)
      .slice(0, 3)
      .map(({ candidate }) => candidate)
  );
}

/** A question for a message about an unknown name; empty if no known one is similar. */
export function didYouMean(name: string, names: readonly string[]): string {
  const suggested = suggestNames(name, names);
  return suggested.length > 0 ? `Did you mean ${suggested.join(" or ")}?` : "";
}

/** @see https://en.wikipedia.org/wiki/Levenshtein_distance */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [row, letter] of [...a].entries()) {
    const current = [row + 1];
    for (let column = 0; column < b.length; column++) {
      const substitution = (previous[column] as number) + (letter === b[column] ? 0 : 1);
      current.push(Math.min(substitution, (previous[column + 1] as number) + 1, (current[column] as number) + 1));
    }
    previous = current;
  }
  return previous[b.length] as number;
}
