/** What `redocly drift` passes in silence: statuses, headers, and bodies that the document does not describe. */
import type { Answer } from "./answers.ts";
import type { OpenAPI } from "./document.ts";
import { type Finding, observed } from "./finding.ts";
import { groupBy } from "./group-by.ts";
import { isHeaderOfInterest } from "./headers.ts";
import { at, child } from "./json.ts";

/** A property of one answer; the same of others becomes one finding with it. */
export type Observation = Pick<Finding, "kind" | "where" | "what" | "amend">;

export function findStatuses(document: OpenAPI, answers: Answer[]): Finding[] {
  const undocumented = answers.filter((answer) => !documentsStatus(document, answer));
  return groupBy(undocumented, ({ operation, status }) => `${operation.operationId} ${status}`).map((group) => {
    const [{ operation, status, response }] = group as [Answer];
    const finding: Finding = {
      kind: "undocumented",
      where: "status",
      what: `${status}, which is not documented`,
      pointer: response ?? child(operation.pointer, "responses"),
      seen: group.length,
      of: answers.filter((answer) => answer.operation.operationId === operation.operationId).length,
    };
    finding.amend = (draft) => addStatus(draft, group[0] as Answer, observed(finding));
    return finding;
  });
}

/** By its own entry or by a range; the default response says nothing about a particular status. */
function documentsStatus(document: OpenAPI, { operation, status }: Answer): boolean {
  const responses = at(document, child(operation.pointer, "responses")) as object;
  return String(status) in responses || `${String(status)[0]}XX` in responses;
}

function addStatus(draft: OpenAPI, { operation, status }: Answer, description: string): void {
  (at(draft, child(operation.pointer, "responses")) as OpenAPI)[status] = { description };
}

export function findHeaders(document: OpenAPI, answers: Answer[]): Finding[] {
  return collect(answers, (answer) => {
    const { headers = {} } = at(document, answer.response as string) as OpenAPI;
    const documented = Object.keys(headers).map((name) => name.toLowerCase());
    return answer.entry.response.headers
      .filter(({ name }) => isHeaderOfInterest(name) && !documented.includes(name))
      .map(({ name }) => ({ kind: "undocumented", where: `header ${name}`, what: "not documented" }));
  }).map((finding) => ({ ...finding, amend: (draft) => addHeader(draft, answers, finding) }));
}

/** Headers come between the description and the content of a response. */
function addHeader(draft: OpenAPI, answers: Answer[], finding: Finding): void {
  const name = finding.where.replace("header ", "");
  const values = answers
    .filter(({ response }) => response === finding.pointer)
    .flatMap(({ entry }) => entry.response.headers.filter((header) => header.name === name));
  const type = values.every(({ value }) => /^\d+$/.test(value)) ? "integer" : "string";
  const response = at(draft, finding.pointer) as OpenAPI;
  const { content } = response;
  delete response.content;
  response.headers = { ...response.headers, [name]: { description: observed(finding), schema: { type } } };
  if (content) response.content = content;
}

/** Findings of what each answer with a documented response shows. */
export function collect(answers: Answer[], observe: (answer: Answer) => Observation[]): Finding[] {
  const documented = answers.filter(({ response }) => response !== undefined);
  const all = documented.flatMap((answer) => observe(answer).map((observation) => ({ answer, observation })));
  return groupBy(all, ({ answer, observation: { where, what } }) => [answer.response, where, what].join()).map(
    (group) => {
      const [{ answer, observation }] = group as [(typeof all)[0]];
      const of = documented.filter(({ response }) => response === answer.response).length;
      return { pointer: answer.response as string, seen: group.length, of, ...observation };
    },
  );
}
