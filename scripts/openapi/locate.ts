import { getLineColLocation, Source } from "@redocly/openapi-core";

/** Line and column of the node that a JSON Pointer refers to, or of its nearest ancestor if it does not exist. */
export function locate(text: string, pointer: string): { line: number; column: number } {
  const source = new Source("openapi.yaml", text);
  const { line, col } = getLineColLocation({ source, pointer, reportOnKey: true }).start;
  return { line, column: col };
}
