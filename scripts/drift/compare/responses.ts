/** Matches recorded responses to the spec; finds undocumented statuses and headers. */

import { getByPointer, joinPointer } from "../../openapi/json-pointer.ts";
import type { HAREntry } from "../record/har.ts";
import type { Recorded } from "../record/index.ts";
import { isHeaderOfInterest } from "../record/redact.ts";
import { findResponse, type OpenAPI, type Operation, statusClass } from "../spec/operations.ts";
import { type Finding, observedTimes } from "./finding.ts";
import { groupBy } from "./group-by.ts";

export interface ObservedResponse {
  operation: Operation;
  status: number;
  /** JSON Pointer to the response in the spec, if it documents one for this status. */
  pointer: string | undefined;
  entry: HAREntry;
  /** In lower case and without parameters; empty if none was sent. */
  mediaType: string;
  text: string;
  /** The parsed text, if it is JSON. */
  body: { value: unknown } | undefined;
}

export function toObservedResponse(document: OpenAPI, { operation, entry }: Recorded): ObservedResponse {
  const { status, content } = entry.response;
  const pointer = findResponse(document, operation, status);
  const mediaType = toMediaType(content.mimeType);
  return { operation, status, pointer, entry, mediaType, text: content.text, body: parse(content.text) };
}

function toMediaType(contentType: string): string {
  return (contentType.split(";")[0] as string).trim().toLowerCase();
}

function parse(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

export function isFailure({ status }: ObservedResponse): boolean {
  return status >= 400;
}

/** The key under `content` that documents a media type: itself, or a range such as `application/*`. */
export function findContent(content: OpenAPI, mediaType: string): string | undefined {
  const candidates = [mediaType, mediaType.replace(/\/.*/, "/*"), "*/*"];
  return Object.keys(content).find((key) => candidates.includes(toMediaType(key)));
}

export function findStatuses(document: OpenAPI, responses: ObservedResponse[]): Finding[] {
  const undocumented = responses.filter((response) => !documentsStatus(document, response));
  return groupBy(undocumented, ({ operation, status }) => `${operation.operationId} ${status}`).map((group) => {
    const [{ operation, status, pointer }] = group;
    const counts = {
      seen: group.length,
      of: responses.filter((other) => other.operation.operationId === operation.operationId).length,
    };
    return {
      kind: "undocumented",
      operations: [operation.operationId],
      where: "status",
      what: `${status}, which is undocumented`,
      pointer: pointer ?? joinPointer(operation.pointer, "responses"),
      ...counts,
      patch: (draft) => addStatus(draft, group[0], observedTimes(counts)),
    };
  });
}

/** The default response documents no status in particular. */
function documentsStatus(document: OpenAPI, { operation, status }: ObservedResponse): boolean {
  const documented = getByPointer(document, joinPointer(operation.pointer, "responses")) as object;
  return String(status) in documented || statusClass(status) in documented;
}

/** Adds a response entry that says of the body what the default response says. */
function addStatus(draft: OpenAPI, { operation, status, pointer }: ObservedResponse, description: string): void {
  const responses = getByPointer(draft, joinPointer(operation.pointer, "responses")) as OpenAPI;
  const fallback = pointer === undefined ? {} : (getByPointer(draft, pointer) as object);
  responses[status] = { ...structuredClone(fallback), description };
}

export function findHeaders(document: OpenAPI, responses: ObservedResponse[]): Finding[] {
  return findInEach(responses, ({ pointer, entry }) => {
    const { headers = {} } = getByPointer(document, pointer) as OpenAPI;
    const documented = Object.keys(headers).map((name) => name.toLowerCase());
    return entry.response.headers
      .filter(({ name }) => isHeaderOfInterest(name) && !documented.includes(name))
      .map(({ name }) => ({ kind: "undocumented", where: `header ${name}`, what: "undocumented", patch: addHeader }));
  });
}

/** Headers go between the description and the content of a response. */
function addHeader(response: OpenAPI, finding: Finding, group: ObservedResponse[]): void {
  const name = finding.where.replace("header ", "");
  const values = group.flatMap(({ entry }) => entry.response.headers.filter((header) => header.name === name));
  const type = values.every(({ value }) => /^\d+$/.test(value)) ? "integer" : "string";
  const { content } = response;
  delete response.content;
  response.headers = { ...response.headers, [name]: { description: observedTimes(finding), schema: { type } } };
  if (content) response.content = content;
}

type Group = [ObservedResponse, ...ObservedResponse[]];
type DocumentedResponse = ObservedResponse & { pointer: string };

/** A property of one response. The same property of others with the same documentation becomes one finding with it. */
export interface Observation extends Pick<Finding, "kind" | "where" | "what"> {
  /** Changes the documentation of the responses in the group. */
  patch?: (response: OpenAPI, finding: Finding, group: Group, draft: OpenAPI) => void;
}

export function findInEach(
  responses: ObservedResponse[],
  observe: (response: DocumentedResponse) => Observation[],
): Finding[] {
  const documented = responses.filter((response): response is DocumentedResponse => response.pointer !== undefined);
  const all = documented.flatMap((response) => observe(response).map((observation) => ({ response, observation })));
  const groups = groupBy(all, ({ response, observation: { where, what } }) => [response.pointer, where, what].join());
  return groups.map((group) => {
    const [{ response, observation }] = group;
    const { patch, ...rest } = observation;
    const members = group.map((member) => member.response) as Group;
    const finding: Finding = {
      ...rest,
      operations: operationIds(members),
      pointer: response.pointer,
      seen: members.length,
      of: documented.filter(({ pointer }) => pointer === response.pointer).length,
    };
    if (patch) {
      finding.patch = (draft) => {
        for (const pointer of documentedIn(draft, members)) {
          patch(getByPointer(draft, pointer), finding, members, draft);
        }
      };
    }
    return finding;
  });
}

export function operationIds(responses: ObservedResponse[]): string[] {
  return [...new Set(responses.map(({ operation }) => operation.operationId))];
}

/** Where a draft documents the responses: a status may have been given an entry of its own. */
export function documentedIn(draft: OpenAPI, responses: ObservedResponse[]): string[] {
  return [...new Set(responses.flatMap(({ operation, status }) => findResponse(draft, operation, status) ?? []))];
}
