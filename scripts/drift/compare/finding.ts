import type { OpenAPI } from "../spec/operations.ts";

/** One way in which the API's responses differ from the spec. Contains nothing personal. */
export interface Finding {
  /** Whether the responses violate the spec, or contain something that it does not mention. */
  kind: "violation" | "undocumented";
  /** The operations whose responses differ, by operationId. */
  operations: string[];
  /** A JSONPath into the body, or another part of the response: `status`, `header x-request-id`, `body`. */
  where: string;
  /** What the responses contain, in words. */
  what: string;
  /** JSON Pointer to the place in the spec. */
  pointer: string;
  /** How often it was seen. */
  seen: number;
  /** How often it could have been seen. */
  of: number;
  /** Changes the spec so that it agrees; absent if no change could. */
  patch?: (draft: OpenAPI) => void;
}

const undocumented = "not documented by Asters.";

export const observed = `Observed; ${undocumented}`;

export function observedTimes({ seen, of }: Pick<Finding, "seen" | "of">): string {
  return `Observed in ${seen} of ${of}; ${undocumented}`;
}

export function observedWith(statuses: number[]): string {
  return `Observed with ${statuses.join(", ")}; ${undocumented}`;
}
