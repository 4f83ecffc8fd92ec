import { findJSON, type MediaType } from "../openapi/media-type.ts";
import { listOperations, type Response } from "../openapi/operations.ts";
import type { Spec } from "../openapi/spec.ts";
import { header } from "./header.ts";
import { statusKey, typeAt } from "./type-at.ts";

/** `examples.js` and its types: the examples by operation, status and name, and which responses are documented. */
export function exampleModules(spec: Spec): [string, string][] {
  const operations = listOperations(spec).map(({ operationId, responses }) => ({
    operationId,
    responses: responses.map((response) => ({ status: response.status, body: mainBody(response) })),
  }));
  const code = [
    `export const examples = ${json(nest(operations, exampleValues))};\n`,
    `export const documentedResponses = ${json(nest(operations, documentedResponse))};\n`,
  ];
  return [
    ["examples.js", header + code.join("")],
    ["examples.d.ts", declarations(operations)],
  ];
}

interface OperationBodies {
  operationId: string;
  responses: { status: string; body: MediaType | undefined }[];
}

/** The media type whose examples are used: JSON if there is one. */
function mainBody({ content }: Response): MediaType | undefined {
  return findJSON(content) ?? content[0];
}

/** Maps operation to status to what `read` returns; leaves out undefined. */
function nest(operations: OperationBodies[], read: (body: MediaType | undefined) => unknown): object {
  return Object.fromEntries(
    operations.map(({ operationId, responses }) => {
      const entries = responses.map(({ status, body }) => [status, read(body)] as const);
      return [operationId, Object.fromEntries(entries.filter(([, value]) => value !== undefined))];
    }),
  );
}

function exampleValues(body: MediaType | undefined): object | undefined {
  if (!body || body.examples.length === 0) return undefined;
  return Object.fromEntries(body.examples.map(({ name, value }) => [name, value]));
}

function documentedResponse(body: MediaType | undefined): object {
  if (!body) return { examples: [] };
  return { contentType: body.mediaType, examples: body.examples.map(({ name }) => name) };
}

function json(value: unknown): string {
  return JSON.stringify(value, null, 2);
}

function declarations(operations: OperationBodies[]): string {
  return `${header}import type { operations as openapi } from "./openapi.js";

/** The examples of response bodies, by operation, status and name. */
export declare const examples: {
${operations.map(declareOperation).join("")}};

/** A documented response: its media type, absent if no body is documented, and the names of its examples. */
export interface DocumentedResponse {
  readonly contentType?: string;
  readonly examples: readonly string[];
}

/** The documented responses, by operation and status; the status may be \`default\` or a range such as \`5XX\`. */
export declare const documentedResponses: Readonly<Record<string, Readonly<Record<string, DocumentedResponse>>>>;
`;
}

function declareOperation({ operationId, responses }: OperationBodies): string {
  const statuses = responses.map(({ status, body }) => {
    if (!body || body.examples.length === 0) return "";
    const type = typeAt("openapi", [operationId, "responses", statusKey(status), "content", body.mediaType]);
    const names = body.examples.map(({ name }) => `      ${JSON.stringify(name)}: ${type};\n`);
    return `    ${JSON.stringify(statusKey(status))}: {\n${names.join("")}    };\n`;
  });
  return `  ${operationId}: {\n${statuses.join("")}  };\n`;
}
