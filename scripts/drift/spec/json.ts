/** JSON values of unknown shape, and places in them. */
import { parsePointer } from "../../openapi/json-pointer.ts";

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

/** A property name; `*` stands for every element of an array, `?` for a property whose name is hidden. */
export type Step = string;

export const anyElement = "*";
export const hiddenName = "?";

/**
 * The steps to a place in a value, without array indexes.
 *
 * @param isDocumented documented names are shown whatever they look like
 */
export function stepsTo(value: unknown, pointer: string, isDocumented: (name: string) => boolean): Step[] {
  let node = value;
  return parsePointer(pointer).map((name) => {
    const step = Array.isArray(node) ? anyElement : isDocumented(name) ? name : safeFieldName(name);
    node = Object(node)[name];
    return step;
  });
}

/** All values that the steps lead to. */
export function valuesAt(value: unknown, steps: Step[]): unknown[] {
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
  return `$${steps.map((step) => (step === anyElement || step === hiddenName ? `[${step}]` : toSelector(step))).join("")}`;
}

function toSelector(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? `.${name}` : `['${name}']`;
}

/** The name if it looks like one a programmer chose. Anything else, such as an id, may be personal and is hidden. */
export function safeFieldName(name: string): string {
  const isIdentifier = /^[$@_]{0,2}[a-z][\w$-]{0,63}$/.test(name);
  const isId = /^[\da-f-]{16,}$|\d{5,}/i.test(name);
  return isIdentifier && !isId && !name.includes("redacted") ? name : hiddenName;
}

/** The value if it looks like a member of an enum; undefined if it may be personal. */
export function safeEnumValue(value: unknown): string | undefined {
  if (typeof value !== "string" || !/^[A-Za-z][\w.-]{0,39}$/.test(value)) return undefined;
  return /\d{5,}/.test(value) ? undefined : value;
}
