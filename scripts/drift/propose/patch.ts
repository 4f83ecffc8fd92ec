/** Changes to a draft of the spec that make it agree with what was observed. */
import { observed, observedWith } from "../compare/finding.ts";
import type { Observation, ObservedResponse } from "../compare/responses.ts";
import { hiddenName, type Step, safeEnumValue, typeOf } from "../spec/json.ts";
import type { OpenAPI } from "../spec/operations.ts";
import { infer, toSample, withDescription } from "./infer.ts";

interface Change {
  /** The field that holds the values. */
  name: Step;
  values: unknown[];
  /** Of the field, if it is new. */
  description: string;
}

/** Changes a schema so that the values no longer violate the keyword. */
export function patchSchema(schema: OpenAPI, keyword: string, { name, values, description }: Change): void {
  const [value] = values;
  switch (keyword) {
    case "required":
      removeFrom(schema, "required", name);
      return;
    case "type":
      allowType(schema, value);
      return;
    case "x-extensible-enum":
    case "enum": {
      const known = safeEnumValue(value);
      if (known !== undefined) schema[keyword].push(known);
      return;
    }
    case "additionalProperties":
      if (name === hiddenName) schema.additionalProperties = true;
      else schema.properties[name] = withDescription(infer(values), description);
      return;
    default:
      delete schema[keyword];
  }
}

function removeFrom(schema: OpenAPI, list: string, name: string): void {
  schema[list] = schema[list].filter((item: string) => item !== name);
  if (schema[list].length === 0) delete schema[list];
}

function allowType(schema: OpenAPI, value: unknown): void {
  schema.type = [...new Set([schema.type, typeOf(value)].flat())];
  delete schema.const;
}

type Patch = NonNullable<Observation["patch"]>;

/** Describes JSON bodies of failures with one schema for all of them, since one server writes them. */
export function describeFailures(failures: ObservedResponse[]): Patch {
  const withBody = failures.filter(({ body }) => body);
  const statuses = [...new Set(withBody.map(({ status }) => status))].sort((a, b) => a - b);
  return (response, _finding, [observation], draft) => {
    const bodies = withBody.map(({ body }) => body?.value);
    const schema = infer(bodies, true);
    draft.components.schemas ??= {};
    draft.components.schemas.ErrorBody ??= withDescription(schema, observedWith(statuses));
    const example = {
      summary: "The observed shape",
      description: "The values are made up.",
      value: toSample(schema),
    };
    const reference = { $ref: "#/components/schemas/ErrorBody" };
    addContent(draft, response, observation.mediaType, reference, { errorBody: example });
  };
}

/** Describes bodies of failures that are not JSON. */
export const describeText: Patch = (response, _finding, [observation], draft) => {
  const example = { summary: "Not JSON", description: `${observed} The text is made up.`, value: "text" };
  addContent(draft, response, observation.mediaType, { type: "string" }, { errorText: example });
};

function addContent(
  draft: OpenAPI,
  response: OpenAPI,
  mediaType: string,
  schema: object,
  example: Record<string, object>,
): void {
  const [name] = Object.keys(example) as [string];
  draft.components.examples = { ...example, ...draft.components.examples };
  response.content ??= {};
  const { schema: replaced, examples } = response.content[mediaType] ?? {};
  response.content[mediaType] = {
    schema,
    examples: { ...examples, [name]: { $ref: `#/components/examples/${name}` } },
  };
  if (replaced?.$ref) dropUnused(draft, replaced.$ref);
}

/** The linter rejects a component that nothing refers to. */
function dropUnused(draft: OpenAPI, reference: string): void {
  if (JSON.stringify(draft).includes(JSON.stringify(reference))) return;
  delete draft.components.schemas[reference.slice(reference.lastIndexOf("/") + 1)];
}
