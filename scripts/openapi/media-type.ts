/** The media types of a request or response body, and their examples. */
import { joinPointer } from "./json-pointer.ts";
import type { Located, Node, Spec } from "./spec.ts";

export interface MediaType {
  /** As written, such as `application/json; charset=utf-8`. */
  mediaType: string;
  pointer: string;
  /** Pointer to the schema, as written: it may refer to another one. Undefined if there is none. */
  schema: string | undefined;
  examples: Example[];
}

export interface Example {
  name: string;
  value: unknown;
  pointer: string;
}

export function listContent(spec: Spec, { pointer, node }: Located): MediaType[] {
  return Object.keys(node.content ?? {}).map((mediaType) => {
    const place = joinPointer(pointer, "content", mediaType);
    const content = node.content[mediaType] ?? {};
    return {
      mediaType,
      pointer: place,
      schema: content.schema === undefined ? undefined : joinPointer(place, "schema"),
      examples: listExamples(spec, place, content),
    };
  });
}

/** A single `example` has no name of its own, and is named after the keyword. */
function listExamples(spec: Spec, mediaType: string, { example, examples = {} }: Node): Example[] {
  if (example !== undefined) {
    return [{ name: "example", value: example, pointer: joinPointer(mediaType, "example") }];
  }
  return Object.keys(examples).map((name) => {
    const { pointer, node } = spec.resolve(joinPointer(mediaType, "examples", name));
    if (!("value" in Object(node))) {
      throw spec.error(pointer, `Example "${name}" has no value. Write the example under "value"`);
    }
    return { name, value: node.value, pointer };
  });
}

/** The JSON content of a body, if there is any: `application/json` rather than another JSON type. */
export function findJSON(content: MediaType[]): MediaType | undefined {
  const json = content.filter(({ mediaType }) => isJSON(mediaType));
  return json.find(({ mediaType }) => /^application\/json\b/i.test(mediaType)) ?? json[0];
}

/** @see https://www.rfc-editor.org/rfc/rfc6839#section-3.1 for the suffix `+json` */
export function isJSON(mediaType: string): boolean {
  return /^application\/([\w.-]+\+)?json *(;|$)/i.test(mediaType);
}
