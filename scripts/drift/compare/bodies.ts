/** Bodies that no schema describes: missing, not JSON, of another media type, or those of failures. */
import { toSingleLine } from "../../../src/http/redact.ts";
import { getByPointer } from "../../openapi/json-pointer.ts";
import { isJSON } from "../../openapi/media-type.ts";
import { infer, toShape } from "../propose/infer.ts";
import { describeFailures, describeText } from "../propose/patch.ts";
import { follow, type OpenAPI } from "../spec/operations.ts";
import type { Finding } from "./finding.ts";
import { findContent, findInEach, isFailure, type Observation, type ObservedResponse } from "./responses.ts";

type Body = Omit<Observation, "where">;

export function findBodies(document: OpenAPI, responses: ObservedResponse[]): Finding[] {
  const failures = responses.filter((response) => isFailure(response) && isJSON(response.mediaType));
  const describeJSON = describeFailures(failures);
  return findInEach(responses, (response) => {
    // A response to HEAD has no body, whatever is documented (RFC 9110, 9.3.2).
    if (response.operation.method === "HEAD") return [];
    const { content = {} } = getByPointer(document, response.pointer) as OpenAPI;
    const body = isFailure(response)
      ? checkFailure(document, response, content, describeJSON)
      : checkSuccess(response, content);
    return body ? [{ where: "body", ...body }] : [];
  });
}

/** Has no patch: clients cannot read such responses, so the spec should not allow them. */
function checkSuccess({ text, mediaType, body }: ObservedResponse, content: OpenAPI): Body | undefined {
  const documented = Object.keys(content);
  if (documented.length === 0) {
    return text === "" ? undefined : { kind: "undocumented", what: `${safeName(mediaType)}, but none is documented` };
  }
  if (text === "") return { kind: "violation", what: `empty, not ${documented.join(" or ")}` };
  if (!findContent(content, mediaType)) {
    return { kind: "violation", what: `${safeName(mediaType)}, not ${documented.join(" or ")}` };
  }
  return isJSON(mediaType) && !body ? { kind: "violation", what: notJSON(mediaType) } : undefined;
}

function checkFailure(
  document: OpenAPI,
  { text, mediaType, body }: ObservedResponse,
  content: OpenAPI,
  describeJSON: NonNullable<Body["patch"]>,
): Body | undefined {
  if (text === "") return undefined;
  if (isJSON(mediaType) && !body) return { kind: "violation", what: notJSON(mediaType) };
  const key = findContent(content, mediaType);
  if (!isJSON(mediaType)) {
    if (key) return undefined;
    const what = `${safeName(mediaType)}, which is undocumented`;
    return { kind: "undocumented", what, ...(isMediaType(mediaType) && { patch: describeText }) };
  }
  const shape = toShape(infer([body?.value], true));
  // An empty object says nothing about the shape.
  const isNew = key === undefined || (acceptsAnything(document, content[key].schema) && shape !== "{}");
  if (!isNew) return undefined;
  return { kind: "undocumented", what: `undocumented shape: ${toSingleLine(shape, 300)}`, patch: describeJSON };
}

function acceptsAnything(document: OpenAPI, schema: OpenAPI): boolean {
  const { description, ...keywords } = follow(document, schema) ?? {};
  return Object.keys(keywords).length === 0;
}

function notJSON(mediaType: string): string {
  return `not JSON, although sent as ${mediaType}`;
}

/** A server could put anything into the header. */
function safeName(mediaType: string): string {
  return isMediaType(mediaType) ? mediaType : "no known content type";
}

function isMediaType(text: string): boolean {
  return /^(text|application|image)\/[a-z][a-z.+-]{1,40}$/.test(text);
}
