/** Fills the parameters of path templates. */
import { typeName } from "./checks.js";

/** The value of a path parameter as exactly one path segment. */
export function encodePathSegment(name: string, value: unknown): string {
  const invalid = (why: string) => new TypeError(`${name} ${why}`);
  if (typeof value !== "string") throw invalid(`must be a string, not ${typeName(value)}`);
  if (value.trim() === "") throw invalid("is empty");
  if (value === "." || value === "..") throw invalid(`is "${value}", which would change the path`);
  if (value.length > 256) throw invalid(`has ${value.length} characters; the maximum is 256`);
  try {
    return encodeURIComponent(value);
  } catch {
    throw invalid("contains an unpaired surrogate");
  }
}

/** Fills the `{parameters}` of a path, or of a URL that ends in one, with encoded segments, which never contain a `$`. */
export function fillPath(template: string, segments: Record<string, unknown>): string {
  let path = template;
  for (const name in segments) path = path.replace(`{${name}}`, segments[name] as string);
  return path;
}

/** Fills the `{parameters}` of a path, or of a URL that ends in one: with strings and safe integers. */
export function serializePath(template: string, values: Record<string, unknown>): string {
  return template.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const value = values[name];
    return encodePathSegment(name, Number.isSafeInteger(value) ? String(value) : value);
  });
}
