import { getLineColLocation, Source } from "@redocly/openapi-core";

/** Line and column of what a JSON Pointer points to, or, if it is not there, of what it would be in. */
export function locate(text: string, pointer: string): { line: number; column: number } {
  const source = new Source("openapi.yaml", text);
  const { line, col } = getLineColLocation({ source, pointer, reportOnKey: true }).start;
  return { line, column: col };
}
