/** What `redocly drift` found, by place in the document and with how often. */
import { amendSchema } from "./amend-schema.ts";
import type { Answer } from "./answers.ts";
import { type OpenAPI, walk } from "./document.ts";
import { type Finding, observed } from "./finding.ts";
import { groupBy } from "./group-by.ts";
import { at, child, enumValue, nodesAt, type Step, segments, stepsTo, toJSONPath, typeOf } from "./json.ts";
import type { Violation } from "./redocly-drift.ts";

/** A violation with what it is about. */
interface Breach {
  answer: Answer;
  steps: Step[];
  /** Pointer to the schema. */
  schema: string;
  /** The schema's keyword that is broken. */
  keyword: string;
  value: unknown;
}

export function findViolations(document: OpenAPI, answers: Answer[], violations: Violation[]): Finding[] {
  const breaches = withoutConsequences(violations)
    .map((violation) => toBreach(document, answers, violation))
    .filter(({ value, ...breach }) => !(isKnownValues(document, breach) && typeof value !== "string"));
  return groupBy(breaches, (breach) =>
    [breach.schema, toJSONPath(breach.steps), describe(document, breach)].join(),
  ).map((group) => toFinding(document, answers, group as [Breach, ...Breach[]]));
}

function toBreach(document: OpenAPI, answers: Answer[], { exchangeIndex, dataPath, schemaPath }: Violation): Breach {
  const answer = answers[exchangeIndex] as Answer;
  const body = answer.body?.value;
  const names = segments(schemaPath).map(decodeURIComponent);
  const keyword = names.pop() as string;
  const isDocumented = (name: string) => keyword === "required" || names.includes(name);
  const content = child(answer.response as string, "content", answer.mediaType, "schema");
  return {
    answer,
    steps: stepsTo(body, dataPath, isDocumented),
    schema: walk(document, content, names),
    keyword,
    value: at(body, dataPath),
  };
}

/** A value of another type breaks `const` and `enum` as well: that is no news. */
function withoutConsequences(violations: Violation[]): Violation[] {
  const place = ({ exchangeIndex, dataPath }: Violation) => `${exchangeIndex} ${dataPath}`;
  const isOfType = ({ schemaPath }: Violation) => schemaPath.endsWith("/type");
  const retyped = new Set(violations.filter(isOfType).map(place));
  return violations.filter((violation) => isOfType(violation) || !retyped.has(place(violation)));
}

/** Whether the values are those that the document knows, not all that it allows. They are strings. */
function isKnownValues(document: OpenAPI, { schema, keyword }: Pick<Breach, "schema" | "keyword">): boolean {
  return keyword === "enum" && !(at(document, schema) as OpenAPI).enum;
}

function toFinding(document: OpenAPI, answers: Answer[], group: [Breach, ...Breach[]]): Finding {
  const [{ answer, steps, schema, keyword }] = group;
  const isField = keyword === "additionalProperties";
  const isValue = isKnownValues(document, group[0]);
  const finding: Finding = {
    kind: isField || isValue ? "undocumented" : "broken",
    where: toJSONPath(steps),
    what: describe(document, group[0]),
    pointer: isField ? schema : child(schema, isValue ? "x-extensible-enum" : keyword),
    seen: group.length,
    of: countParents(answers, answer, steps),
  };
  finding.amend = (draft) => {
    const values = group.map(({ value }) => value);
    amendSchema(at(draft, schema), keyword, { name: steps.at(-1) as Step, values, description: observed(finding) });
  };
  return finding;
}

/** How often the field that the steps lead to could have been there. */
function countParents(answers: Answer[], { response }: Answer, steps: Step[]): number {
  return answers
    .filter((answer) => answer.response === response && answer.body)
    .reduce((count, { body }) => count + nodesAt(body?.value, steps.slice(0, -1)).length, 0);
}

function describe(document: OpenAPI, { schema, keyword, value }: Breach): string {
  const documented = (at(document, schema) as OpenAPI)[keyword];
  switch (keyword) {
    case "required":
      return "missing, though required";
    case "type":
      return `${typeOf(value)}, not ${[documented].flat().join(" or ")}`;
    case "additionalProperties":
      return "a field that is not documented";
    case "enum":
      return `${enumValue(value) ?? "a value not shown here"}, not among the known values`;
    default:
      return `not of ${keyword} ${JSON.stringify(documented)}`;
  }
}
