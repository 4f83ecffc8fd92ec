/** JSON Pointers in URI fragments, such as `#/paths/~1workspaces/get`. @see https://www.rfc-editor.org/rfc/rfc6901 */

/** The unescaped segments of a pointer. */
export function parsePointer(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** Appends segments to a pointer. */
export function joinPointer(pointer: string, ...names: (string | number)[]): string {
  return [pointer, ...names.map((name) => String(name).replaceAll("~", "~0").replaceAll("/", "~1"))].join("/");
}

/** The value that a pointer refers to; undefined if there is none. */
export function getByPointer(value: unknown, pointer: string): unknown {
  return parsePointer(pointer).reduce<unknown>((node, name) => Object(node)[name], value);
}
