import { type OpenAPI, type Operation, responseOf } from "./document.ts";
import type { HAREntry } from "./har.ts";
import type { Recorded } from "./record.ts";

/** A recorded answer beside what the document says of such answers. */
export interface Answer {
  operation: Operation;
  status: number;
  /** Pointer to the documented response, if there is one. */
  response: string | undefined;
  entry: HAREntry;
  /** In lower case and without parameters; empty if none was sent. */
  mediaType: string;
  text: string;
  /** The parsed text, if it is JSON. */
  body: { value: unknown } | undefined;
}

export function toAnswer(document: OpenAPI, { operation, entry }: Recorded): Answer {
  const { status, content } = entry.response;
  const response = responseOf(document, operation, status);
  const mediaType = (content.mimeType.split(";")[0] as string).trim().toLowerCase();
  return { operation, status, response, entry, mediaType, text: content.text, body: parse(content.text) };
}

export function isFailure({ status }: Answer): boolean {
  return status >= 400;
}

function parse(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
