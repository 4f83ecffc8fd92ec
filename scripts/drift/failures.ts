/** Amends the document with what the bodies of failures look like. */
import type { Answer } from "./answers.ts";
import type { OpenAPI } from "./document.ts";
import { infer, withDescription } from "./infer.ts";
import { at } from "./json.ts";
import { sample } from "./shape.ts";

const notDocumented = "not documented by the provider.";

/** What describes a failure's JSON body: one schema for all that were seen, since one server writes them. */
export function describeFailures(failures: Answer[]): (draft: OpenAPI, answer: Answer) => void {
  const withBody = failures.filter(({ body }) => body);
  const statuses = [...new Set(withBody.map(({ status }) => status))].sort((a, b) => a - b);
  return (draft, { response, mediaType }) => {
    const schema = infer(
      withBody.map(({ body }) => body?.value),
      true,
    );
    draft.components.schemas.ErrorBody ??= withDescription(
      schema,
      `Observed with ${statuses.join(", ")}; ${notDocumented}`,
    );
    describe(
      draft,
      response as string,
      mediaType,
      { $ref: "#/components/schemas/ErrorBody" },
      {
        summary: "The shape observed",
        description: "The values are made up.",
        value: sample(schema),
      },
    );
  };
}

/** Describes a failure's body that is no JSON. */
export function describeText(draft: OpenAPI, { response, mediaType }: Answer): void {
  const example = {
    summary: "Not JSON",
    description: `Observed; ${notDocumented} The text is made up.`,
    value: "text",
  };
  describe(draft, response as string, mediaType, { type: "string" }, example);
}

function describe(draft: OpenAPI, pointer: string, mediaType: string, schema: object, example: object): void {
  const name = mediaType.includes("json") ? "errorBody" : "errorText";
  draft.components.examples ??= {};
  draft.components.examples[name] ??= example;
  const response = at(draft, pointer) as OpenAPI;
  response.content ??= {};
  const { schema: replaced, examples } = response.content[mediaType] ?? {};
  response.content[mediaType] = {
    schema,
    examples: { ...examples, [name]: { $ref: `#/components/examples/${name}` } },
  };
  if (replaced?.$ref) dropUnused(draft, replaced.$ref);
}

/** A component that nothing refers to breaks a rule of the linter. */
function dropUnused(draft: OpenAPI, reference: string): void {
  if (JSON.stringify(draft).includes(JSON.stringify(reference))) return;
  delete draft.components.schemas[reference.slice(reference.lastIndexOf("/") + 1)];
}
