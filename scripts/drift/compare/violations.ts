/** Turns violations and undocumented parts of bodies into findings: one per place in the spec, with how often. */
import { toSingleLine } from "../../../src/http/redact.ts";
import { getByPointer, joinPointer, parsePointer } from "../../openapi/json-pointer.ts";
import { patchSchema } from "../propose/patch.ts";
import { type Step, safeEnumValue, stepsTo, toJSONPath, typeOf, valuesAt } from "../spec/json.ts";
import { type OpenAPI, walk } from "../spec/operations.ts";
import { type Finding, observedTimes } from "./finding.ts";
import { groupBy } from "./group-by.ts";
import type { Violation } from "./redocly.ts";
import { documentedIn, findContent, type ObservedResponse, operationIds } from "./responses.ts";
import { findUndocumented, type Undocumented } from "./undocumented.ts";

/** A violation with everything it is about. */
interface LocatedViolation extends Omit<Undocumented, "keyword"> {
  response: ObservedResponse;
  /** The schema's violated keyword. */
  keyword: string;
}

/** @param violations of the responses, by index */
export function findViolations(document: OpenAPI, responses: ObservedResponse[], violations: Violation[]): Finding[] {
  const located = [
    ...withoutConsequences(violations).map((violation) => locateViolation(document, responses, violation)),
    ...responses.flatMap((response) => locateUndocumented(document, response)),
  ];
  const groups = groupBy(located, (violation) =>
    [violation.schema, toJSONPath(violation.steps), describe(document, violation)].join(),
  );
  return groups.map((group) => toFinding(document, responses, group));
}

function locateViolation(
  document: OpenAPI,
  responses: ObservedResponse[],
  { exchangeIndex, dataPath, schemaPath }: Violation,
): LocatedViolation {
  const response = responses[exchangeIndex] as ObservedResponse;
  const body = response.body?.value;
  const names = parsePointer(schemaPath).map(decodeURIComponent);
  const keyword = names.pop() as string;
  return {
    response,
    steps: stepsTo(body, dataPath, (name) => keyword === "required" || names.includes(name)),
    schema: walk(document, schemaOf(document, response) as string, names),
    keyword,
    value: getByPointer(body, dataPath),
  };
}

function locateUndocumented(document: OpenAPI, response: ObservedResponse): LocatedViolation[] {
  const schema = schemaOf(document, response);
  if (schema === undefined || !response.body) return [];
  return findUndocumented(document, schema, response.body.value).map((found) => ({ ...found, response }));
}

function schemaOf(document: OpenAPI, { pointer, mediaType }: ObservedResponse): string | undefined {
  if (pointer === undefined) return undefined;
  const { content = {} } = getByPointer(document, pointer) as OpenAPI;
  const key = findContent(content, mediaType);
  return key && joinPointer(pointer, "content", key, "schema");
}

/** Drops violations implied by others. */
function withoutConsequences(violations: Violation[]): Violation[] {
  return withoutTypeConsequences(withoutAlternatives(violations));
}

/** A value that matches no alternative also violates each of them. */
function withoutAlternatives(violations: Violation[]): Violation[] {
  const rule = ({ exchangeIndex, schemaPath }: Violation) => `${exchangeIndex} ${schemaPath}`;
  const rules = new Set(violations.map(rule));
  return violations.filter((violation) => {
    const [, choice = ""] = /^(.*\/(?:anyOf|oneOf))\/\d+\//.exec(rule(violation)) ?? [];
    return !rules.has(choice);
  });
}

/** A value of the wrong type also violates `const` and `enum`. */
function withoutTypeConsequences(violations: Violation[]): Violation[] {
  const isOfType = ({ schemaPath }: Violation) => schemaPath.endsWith("/type");
  const place = ({ exchangeIndex, dataPath }: Violation) => `${exchangeIndex} ${dataPath}`;
  const retyped = new Set(violations.filter(isOfType).map(place));
  return violations.filter((violation) => isOfType(violation) || !retyped.has(place(violation)));
}

function toFinding(
  document: OpenAPI,
  responses: ObservedResponse[],
  group: [LocatedViolation, ...LocatedViolation[]],
): Finding {
  const [{ steps, schema, keyword }] = group;
  const affected = group.map(({ response }) => response);
  const isField = keyword === "additionalProperties" && !("additionalProperties" in readSchema(document, schema));
  const finding: Finding = {
    kind: isField || keyword === "x-extensible-enum" ? "undocumented" : "violation",
    operations: operationIds(affected),
    where: toJSONPath(steps),
    what: describe(document, group[0]),
    pointer: isField ? schema : joinPointer(schema, keyword),
    seen: group.length,
    of: countParents(responses, affected, steps),
  };
  finding.patch = (draft) => {
    const values = group.map(({ value }) => value);
    const change = { name: steps.at(-1) as Step, values, description: observedTimes(finding) };
    for (const pointer of schemasIn(draft, affected, schema)) patchSchema(readSchema(draft, pointer), keyword, change);
  };
  return finding;
}

/** How often the field that the steps lead to could have been in the documented responses concerned. */
function countParents(responses: ObservedResponse[], affected: ObservedResponse[], steps: Step[]): number {
  const documented = new Set(affected.map(({ pointer }) => pointer));
  return responses
    .filter(({ pointer, body }) => documented.has(pointer) && body)
    .reduce((count, { body }) => count + valuesAt(body?.value, steps.slice(0, -1)).length, 0);
}

/** Where a draft has the schema: one inside a response may have been copied to a status of its own. */
function schemasIn(draft: OpenAPI, affected: ObservedResponse[], schema: string): string[] {
  const response = affected.find(({ pointer }) => pointer !== undefined && schema.startsWith(`${pointer}/`));
  if (!response) return [schema];
  const inside = schema.slice((response.pointer as string).length);
  return documentedIn(draft, affected).map((pointer) => pointer + inside);
}

function readSchema(document: OpenAPI, pointer: string): OpenAPI {
  return getByPointer(document, pointer);
}

function describe(document: OpenAPI, { schema, keyword, value }: LocatedViolation): string {
  const documented = readSchema(document, schema)[keyword];
  switch (keyword) {
    case "required":
      return "missing, but required";
    case "type":
      return `${typeOf(value)}, not ${[documented].flat().join(" or ")}`;
    case "additionalProperties":
      return documented === undefined ? "undocumented field" : "a field that is not allowed";
    case "x-extensible-enum":
      return `${safeEnumValue(value) ?? "a value not shown here"}, which is not a known value`;
    default:
      return toSingleLine(`does not match ${keyword} ${JSON.stringify(documented)}`);
  }
}
