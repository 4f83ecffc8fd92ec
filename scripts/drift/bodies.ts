/** Bodies that the document does not describe: absent, no JSON, of another media type, or those of failures. */
import { toSingleLine } from "../../src/http/redact.ts";
import { type Answer, isFailure } from "./answers.ts";
import type { OpenAPI } from "./document.ts";
import { describeFailures, describeText } from "./failures.ts";
import type { Finding } from "./finding.ts";
import { infer } from "./infer.ts";
import { at } from "./json.ts";
import { collect, type Observation } from "./observations.ts";
import { shape } from "./shape.ts";

type Body = Omit<Observation, "where">;
type Amend = (draft: OpenAPI, answer: Answer) => void;

export function findBodies(document: OpenAPI, answers: Answer[]): Finding[] {
  const amend = describeFailures(answers.filter((answer) => isFailure(answer) && isJSON(answer.mediaType)));
  return collect(answers, (answer) => {
    const { content = {} } = at(document, answer.response as string) as OpenAPI;
    const body = isFailure(answer) ? failed(document, answer, content, amend) : succeeded(answer, content);
    return body ? [{ where: "body", ...body }] : [];
  });
}

/** Without a proposal: no client could read such an answer. */
function succeeded({ text, mediaType, body }: Answer, content: OpenAPI): Body | undefined {
  const documented = Object.keys(content);
  if (documented.length === 0) return undefined;
  if (text === "") return { kind: "broken", what: `empty, not ${documented.join(" or ")}` };
  if (!content[mediaType]) return { kind: "broken", what: `${told(mediaType)}, not ${documented.join(" or ")}` };
  return isJSON(mediaType) && !body ? { kind: "broken", what: notJSON(mediaType) } : undefined;
}

function failed(document: OpenAPI, answer: Answer, content: OpenAPI, describeJSON: Amend): Body | undefined {
  const { text, mediaType, body } = answer;
  if (text === "") return undefined;
  if (isJSON(mediaType) && !body) return { kind: "broken", what: notJSON(mediaType) };
  if (!isJSON(mediaType)) {
    if (content[mediaType]) return undefined;
    const what = `${told(mediaType)}, which is not documented`;
    if (!isMediaType(mediaType)) return { kind: "undocumented", what };
    return { kind: "undocumented", what, amend: (draft) => describeText(draft, answer) };
  }
  const schema = infer([body?.value], true);
  const documented = content[mediaType];
  // An empty object has no shape to tell of.
  const isNews = documented ? acceptsAnything(document, documented.schema) && shape(schema) !== "{}" : true;
  if (!isNews) return undefined;
  return {
    kind: "undocumented",
    what: `of a shape that is not documented: ${toSingleLine(shape(schema), 300)}`,
    amend: (draft) => describeJSON(draft, answer),
  };
}

function acceptsAnything(document: OpenAPI, schema: OpenAPI): boolean {
  const { description, ...keywords } = schema.$ref ? (at(document, schema.$ref) as OpenAPI) : schema;
  return Object.keys(keywords).length === 0;
}

function isJSON(mediaType: string): boolean {
  return /^application\/([\w.-]+\+)?json$/.test(mediaType);
}

function notJSON(mediaType: string): string {
  return `not JSON, though sent as ${mediaType}`;
}

function told(mediaType: string): string {
  return isMediaType(mediaType) ? mediaType : "without a known content type";
}

function isMediaType(text: string): boolean {
  return /^(text|application|image)\/[a-z][a-z.+-]{1,40}$/.test(text);
}
