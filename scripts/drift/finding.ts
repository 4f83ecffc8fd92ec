import type { OpenAPI } from "./document.ts";

/** One way in which the API's answers differ from the document. Nothing in it is personal. */
export interface Finding {
  /** Whether the answers break what the document says, or hold what it does not say. */
  kind: "broken" | "undocumented";
  /** A JSONPath into the body, or what else of the answer: `status`, `header x-request-id`, `body`. */
  where: string;
  /** What came, in words. */
  what: string;
  /** JSON Pointer to what the document says about it. */
  pointer: string;
  /** How often it came, of so many times that it could have come. */
  seen: number;
  of: number;
  /** Changes the document so that it agrees; absent where no document could. */
  amend?: (document: OpenAPI) => void;
}

export const observed = ({ seen, of }: Pick<Finding, "seen" | "of">) =>
  `Observed in ${seen} of ${of}; not documented by the provider.`;
