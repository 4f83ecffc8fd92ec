export type Impact = "major" | "minor" | "patch";

/** A change between a release and the working tree. */
export interface Change {
  /** The part of the version that the change must raise from 1.0 on; before, `major` raises the minor version. */
  impact: Impact;
  message: string;
  /** Where it is in the working tree; for something removed, its nearest ancestor that still exists. */
  place?: Place;
}

export interface Place {
  /** Relative to the root of the repository. */
  file: string;
  line: number;
  column: number;
}

const order: Impact[] = ["patch", "minor", "major"];

/** The greatest impact of the changes; undefined if there are none. */
export function greatestImpact(changes: readonly Change[]): Impact | undefined {
  return order.findLast((impact) => changes.some((change) => change.impact === impact));
}
