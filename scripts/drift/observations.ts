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

/** By itself, or by the table in the description of the default response. */
function documentsStatus(document: OpenAPI, { operation, status, response }: Answer): boolean {
  if (response === undefined) return false;
  const responses = at(document, child(operation.pointer, "responses")) as object;
  if (String(status) in responses || `${String(status)[0]}XX` in responses) return true;
  const { description } = at(document, response) as { description: string };
  return tableRows(description).some(({ statuses }) => statuses.includes(status));
}

function tableRows(description: string): { line: string; statuses: number[] }[] {
  return description.split("\n").flatMap((line) => {
    const statuses = /^\| *(\d{3}(?: *, *\d{3})*) *\|/.exec(line)?.[1];
    return statuses ? [{ line, statuses: statuses.split(",").map(Number) }] : [];
  });
}

/** Into the table, in order; where there is none, among the responses. */
function addStatus(draft: OpenAPI, { operation, status, response }: Answer, description: string): void {
  const documented = response && (at(draft, response) as OpenAPI);
  const rows = documented ? tableRows(documented.description) : [];
  const row = `| ${status} | ${description} |`;
  const next = rows.find(({ statuses }) => (statuses[0] as number) > status);
  const last = rows.at(-1);
  const put = (line: string, lines: string[]) => {
    documented.description = documented.description.replace(line, () => lines.join("\n"));
  };
  if (next) put(next.line, [row, next.line]);
  else if (last) put(last.line, [last.line, row]);
  else (at(draft, child(operation.pointer, "responses")) as OpenAPI)[status] = { description };
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
