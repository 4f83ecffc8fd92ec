import { jsonContent, listOperations, type MediaType, type Operation } from "../openapi/operations.ts";
import type { Spec } from "../openapi/spec.ts";
import { header } from "./header.ts";

/** `examples.js` and its types: the examples of each operation and status, and which responses are documented. */
export function exampleModules(spec: Spec): [string, string][] {
  const operations = listOperations(spec);
  const examples = byOperation(operations, ({ examples }) =>
    Object.fromEntries(examples.map(({ name, value }) => [name, value])),
  );
  const documented = Object.fromEntries(
    operations.map(({ operationId, responses }) => [
      operationId,
      Object.fromEntries(responses.map(({ status, content }) => [status, documentedResponse(bodyOf(content))])),
    ]),
  );
  return [
    [
      "examples.js",
      `${header}export const examples = ${json(examples)};\nexport const documentedResponses = ${json(documented)};\n`,
    ],
    ["examples.d.ts", declarations(operations)],
  ];
}

/** The media type that stands for a body: JSON, or the first. */
function bodyOf(content: MediaType[]): MediaType | undefined {
  return jsonContent(content) ?? content[0];
}

function documentedResponse(body: MediaType | undefined): object {
  const examples = body?.examples.map(({ name }) => name) ?? [];
  return body ? { contentType: body.mediaType, examples } : { examples };
}

/** Operation to status to whatever `read` returns; without responses that have no examples. */
function byOperation(operations: Operation[], read: (body: MediaType) => unknown): Record<string, unknown> {
  return Object.fromEntries(
    operations.map(({ operationId, responses }) => [
      operationId,
      Object.fromEntries(
        responses.flatMap(({ status, content }) => {
          const body = bodyOf(content);
          return body && body.examples.length > 0 ? [[status, read(body)]] : [];
        }),
      ),
    ]),
  );
}

function json(value: unknown): string {
  return JSON.stringify(value, null, 2);
}

function declarations(operations: Operation[]): string {
  const members = operations.map(({ operationId, responses }) => {
    const statuses = responses.flatMap(({ status, content }) => {
      const body = bodyOf(content);
      if (!body || body.examples.length === 0) return [];
      const type = `operations[${JSON.stringify(operationId)}]["responses"][${keyOf(status)}]["content"][${JSON.stringify(body.mediaType)}]`;
      const names = body.examples.map(({ name }) => `      ${JSON.stringify(name)}: ${type};\n`);
      return [`    ${keyOf(status)}: {\n${names.join("")}    };\n`];
    });
    return `  ${operationId}: {\n${statuses.join("")}  };\n`;
  });
  return `${header}import type { operations } from "./openapi.js";

/** The named examples of response bodies, by operation, status and name. */
export declare const examples: {
${members.join("")}};

/** A documented response: its media type, absent if no body is documented, and the names of its examples. */
export interface DocumentedResponse {
  readonly contentType?: string;
  readonly examples: readonly string[];
}

/** The documented responses, by operation and status; the status may be \`default\` or a range such as \`5XX\`. */
export declare const documentedResponses: Readonly<Record<string, Readonly<Record<string, DocumentedResponse>>>>;
`;
}

function keyOf(status: string): string {
  return /^\d+$/.test(status) ? status : JSON.stringify(status);
}
