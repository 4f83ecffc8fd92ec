/** Like `typeof`, but with `null` and `array`. */
export function typeName(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

/** Rejects unknown members: a misspelled one would be silently ignored. */
export function rejectUnknown(operationId: string, kind: string, given: object, known: readonly string[]): void {
  for (const name in given) {
    if (known.includes(name)) continue;
    throw new TypeError(`${operationId} has no ${kind} ${JSON.stringify(name)}. Known: ${known.join(", ")}`);
  }
}
