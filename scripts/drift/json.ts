/** Values of unknown shape, and places in them. */

/** A step is a property's name; `*` is every element of an array, `?` a property whose name is not told. */
export type Step = string;

const anyElement = "*";
export const untoldName = "?";

export type JSONType = "null" | "boolean" | "integer" | "number" | "string" | "array" | "object";

export function typeOf(value: unknown): JSONType {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value as "boolean" | "string" | "object";
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The segments of a JSON Pointer, or of one in a URI fragment. @see https://www.rfc-editor.org/rfc/rfc6901 */
export function segments(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
}

export function child(pointer: string, ...names: string[]): string {
  return [pointer, ...names.map((name) => name.replaceAll("~", "~0").replaceAll("/", "~1"))].join("/");
}

export function at(value: unknown, pointer: string): unknown {
  return segments(pointer).reduce<unknown>((node, name) => Object(node)[name], value);
}

/**
 * The steps to a place in a value, whichever element of an array it is in.
 *
 * @param isKnown whether a name is told, however it looks
 */
export function stepsTo(value: unknown, pointer: string, isKnown: (name: string) => boolean): Step[] {
  let node = value;
  return segments(pointer).map((name) => {
    const step = Array.isArray(node) ? anyElement : isKnown(name) ? name : fieldName(name);
    node = Object(node)[name];
    return step;
  });
}

/** All that is at the end of the steps. */
export function nodesAt(value: unknown, steps: Step[]): unknown[] {
  return steps.reduce<unknown[]>(
    (nodes, step) =>
      nodes.flatMap((node) => {
        if (step === anyElement) return Array.isArray(node) ? node : [];
        return isObject(node) && Object.hasOwn(node, step) ? [node[step]] : [];
      }),
    [value],
  );
}

/** @see https://www.rfc-editor.org/rfc/rfc9535 */
export function toJSONPath(steps: Step[]): string {
  return `$${steps.map((step) => (step === anyElement || step === untoldName ? `[${step}]` : dotted(step))).join("")}`;
}

function dotted(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? `.${name}` : `['${name}']`;
}

/** A name that a programmer would give a field. Others, such as ids, are somebody's data, and are not told. */
export function fieldName(name: string): string {
  const identifier = /^[$@_]{0,2}[a-z][\w$-]{0,63}$/.test(name);
  const id = /^[\da-f-]{16,}$|\d{5,}/i.test(name);
  return identifier && !id && !name.includes("redacted") ? name : untoldName;
}

/** A value that a programmer would give an enumeration; undefined if it may be anything else. */
export function enumValue(value: unknown): string | undefined {
  if (typeof value !== "string" || !/^[A-Za-z][\w.-]{0,39}$/.test(value)) return undefined;
  return /\d{5,}/.test(value) ? undefined : value;
}
