export type Impact = "major" | "minor" | "patch";

/** What changed between a release and the working tree. */
export interface Change {
  /** What a version that has the change must raise, from 1.0 on; below it, `major` raises the minor version. */
  impact: Impact;
  message: string;
  /** Where it is in the working tree, or, if it is no more, where it was. */
  place?: Place;
}

export interface Place {
  /** Relative to the root of the repository. */
  file: string;
  line: number;
  column: number;
}

const order: Impact[] = ["patch", "minor", "major"];

/** The greatest impact of the changes; undefined if there is none. */
export function greatest(changes: readonly Change[]): Impact | undefined {
  return order.findLast((impact) => changes.some((change) => change.impact === impact));
}
